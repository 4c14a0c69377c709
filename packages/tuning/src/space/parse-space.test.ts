import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anySpace } from '../../test/any-space.ts';
import type { Parameter } from './parameter.ts';
import { parseSpace } from './parse-space.ts';

describe('parseSpace', () => {
  it('reads plain lists', () => {
    expect(
      parseSpace({
        learning_rate: [0.001, 0.01, 0.1],
        batch_size: [16, 32, 64],
        optimizer: ['sgd', 'adam'],
        falling: [3, 2],
        seed: 7,
      }),
    ).toEqual({
      learning_rate: { kind: 'ordinal', choices: [0.001, 0.01, 0.1] },
      batch_size: { kind: 'ordinal', choices: [16, 32, 64] },
      optimizer: { kind: 'categorical', choices: ['sgd', 'adam'] },
      falling: { kind: 'categorical', choices: [3, 2] },
      seed: { kind: 'categorical', choices: [7] },
    });
  });

  it.each<[unknown, Parameter]>([
    [
      { low: 1e-5, high: 0.1, log: true },
      { kind: 'float', low: 1e-5, high: 0.1, scale: 'log' },
    ],
    [
      { low: 1, high: 9, step: 2 },
      { kind: 'int', low: 1, high: 9, step: 2 },
    ],
    [
      { low: 0, high: 1 },
      { kind: 'float', low: 0, high: 1 },
    ],
    [
      { kind: 'int', low: 0, high: 1 },
      { kind: 'int', low: 0, high: 1 },
    ],
    [
      { type: 'float', low: 1, high: 5, log: false },
      { kind: 'float', low: 1, high: 5 },
    ],
    [
      { min: '1', max: '1000', scaling: 'Auto' },
      { kind: 'int', low: 1, high: 1000, scale: 'log' },
    ],
    [
      { min: '1', max: '999', scaling: 'Auto' },
      { kind: 'int', low: 1, high: 999 },
    ],
    [
      { min: '1.0', max: '10', scaling: 'Linear' },
      { kind: 'float', low: 1, high: 10 },
    ],
    [
      { MinValue: '0', MaxValue: '0.99', ScalingType: 'ReverseLogarithmic' },
      { kind: 'float', low: 0, high: 0.99, scale: 'reverseLog' },
    ],
    [{ values: [1, 2, 3] }, { kind: 'ordinal', choices: [1, 2, 3] }],
    [
      { kind: 'categorical', choices: [1, 2, 3] },
      { kind: 'categorical', choices: [1, 2, 3] },
    ],
    [
      { low: 0, high: 0.9, when: { parameter: 'optimizer', in: 'sgd' } },
      { kind: 'float', low: 0, high: 0.9, when: { parameter: 'optimizer', in: ['sgd'] } },
    ],
  ])('reads %j', (given, expected) => {
    expect(parseSpace({ x: given })).toEqual({ x: expected });
  });

  it('leaves full forms as they are', () => {
    fc.assert(
      fc.property(anySpace, (space) => {
        expect(parseSpace(space.parameters)).toEqual(space.parameters);
      }),
    );
  });

  it.each<[unknown, string]>([
    [[1, 2], 'space: expected names with their ranges'],
    [{ x: null }, 'space.x: expected a range, a list of values or one value, got null'],
    [{ x: [[1]] }, 'space.x[0]: expected a number, a text, true or false'],
    [{ x: { low: 1 } }, 'space.x.high: is missing'],
    [{ x: { low: 'one', high: 2 } }, 'space.x.low: expected a number, got "one"'],
    [{ x: { low: 1, hihg: 2 } }, 'space.x.hihg: is not known'],
    [{ x: { low: 1, min: 1, high: 2 } }, 'space.x.min: says low a second time'],
    [{ x: { low: 1, high: 2, choices: [1] } }, 'space.x.low: does not go with the rest'],
    [{ x: { low: 1, high: 2, log: true, scale: 'log' } }, 'space.x: has both log and scale'],
    [{ x: { low: 1, high: 2, scale: 'cubic' } }, 'space.x.scale: expected one of linear, log'],
    [{ x: { kind: 'complex', low: 1, high: 2 } }, 'space.x.kind: expected one of float'],
    [{ x: { low: 1, high: 2, when: 'sgd' } }, 'space.x.when: expected {"parameter"'],
  ])('refuses %j', (given, message) => {
    expect(() => parseSpace(given)).toThrow(message);
  });
});
