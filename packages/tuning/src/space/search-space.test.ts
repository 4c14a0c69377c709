import { RandomStream } from '@assay/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Parameter, ParameterMap } from './parameter.ts';
import { SearchSpace } from './search-space.ts';
import { anySpace } from '../../test/any-space.ts';

const lr: Parameter = { kind: 'float', low: 1e-5, high: 1e-1, scale: 'log' };
const optimizer: Parameter = { kind: 'categorical', choices: ['sgd', 'adam'] };

describe('SearchSpace', () => {
  it.each<[string, ParameterMap, readonly string[], string]>([
    ['no choice', { c: { kind: 'categorical', choices: [] } }, [], 'space.c.choices: has no choice'],
    [
      'the same choice twice',
      { c: { kind: 'ordinal', choices: [1, 1] } },
      [],
      'space.c.choices[1]: 1 stands there twice',
    ],
    ['low > high', { x: { kind: 'float', low: 2, high: 1 } }, [], 'space.x: low (2) is greater than high (1)'],
    ['log of 0', { x: { kind: 'float', low: 0, high: 1, scale: 'log' } }, [], 'space.x.low: is 0'],
    ['reverse log at 1', { x: { kind: 'float', low: 0, high: 1, scale: 'reverseLog' } }, [], '0 <= low and high < 1'],
    ['NaN', { x: { kind: 'float', low: Number.NaN, high: 1 } }, [], 'space.x.low: expected a finite number'],
    ['step with log', { x: { kind: 'float', low: 1, high: 2, scale: 'log', step: 0.5 } }, [], 'space.x.step'],
    [
      'steps without number',
      { x: { kind: 'float', low: 0, high: 1, step: 1e-17 } },
      [],
      'space.x.step: 1e-17 is too fine',
    ],
    ['half an integer', { n: { kind: 'int', low: 0.5, high: 2 } }, [], 'space.n.low: expected an integer'],
    ['a later parent', { x: { ...lr, when: { parameter: 'o', in: ['sgd'] } }, o: optimizer }, [], 'stands later'],
    ['an unknown parent', { x: { ...lr, when: { parameter: 'o', in: ['sgd'] } } }, [], '"o" is no parameter'],
    [
      'a value that the parent cannot have',
      { o: optimizer, x: { ...lr, when: { parameter: 'o', in: ['rms'] } } },
      [],
      '"rms" is no value of o',
    ],
    ['an unknown name in a constraint', { x: lr }, ['y > 1'], 'constraints[0]: "y > 1" names "y"'],
    ['a constraint that ends early', { x: lr }, ['x > '], 'ends where a value is expected'],
    ['a constraint without a truth', { x: lr }, ['x + 1'], 'needs a boolean'],
    ['a text in a sum', { o: optimizer }, ['o + 1 > 2'], 'needs a number'],
  ])('refuses %s', (_, parameters, constraints, message) => {
    expect(() => new SearchSpace(parameters, constraints)).toThrow(message);
  });

  const space = new SearchSpace(
    {
      optimizer,
      momentum: {
        kind: 'float',
        low: 0,
        high: 0.99,
        scale: 'reverseLog',
        when: { parameter: 'optimizer', in: ['sgd'] },
      },
      layers: { kind: 'int', low: 1, high: 9, step: 2 },
      units: { kind: 'ordinal', choices: [32, 64, 128, 512] },
      dropout: { kind: 'float', low: 0.1, high: 0.5, step: 0.1 },
      batch: { kind: 'int', low: 1, high: 64, scale: 'log' },
    },
    ['layers * units <= 512', 'optimizer == "adam" or momentum > 0.5'],
  );

  it('has dimensions with coordinates', () => {
    expect(space.dimensions.map(({ name, levels }) => [name, levels])).toEqual([
      ['optimizer', 2],
      ['momentum', Infinity],
      ['layers', 5],
      ['units', 4],
      ['dropout', 5],
      ['batch', 64],
    ]);
    const dropout = space.dimension('dropout')!;
    expect([0, 0.21, 0.5, 0.99].map((unit) => dropout.valueAt(dropout.fromUnit(unit)))).toEqual([0.1, 0.2, 0.3, 0.5]);
    const fine = new SearchSpace({ x: { kind: 'float', low: 1e6, high: 1e6 + 1e-5, step: 1e-9 } }).dimension('x')!;
    expect(new Set(Array.from({ length: 100 }, (_, i) => fine.valueAt(fine.fromUnit(i / 100)))).size).toBe(100);
    const batch = space.dimension('batch')!;
    expect([batch.low, batch.high]).toEqual([Math.log(0.5), Math.log(64.5)]);
    expect(batch.valueAt(Math.log(2.4))).toBe(2);
  });

  it.each<[object, string]>([
    [{ momentun: 1 }, 'values.momentun: is no parameter of the space'],
    [{ optimizer: 'adam', momentum: 0.6 }, 'values.momentum: is not active here: it needs optimizer in ["sgd"]'],
    [{ optimizer: 'adam' }, 'values.layers: is missing'],
    [
      { optimizer: 'adam', layers: 2, units: 32, dropout: 0.1, batch: 1 },
      'values.layers: 2 is not possible; expected an integer from 1 to 9 in steps of 2',
    ],
    [
      { optimizer: 'adam', layers: 3, units: 512, dropout: 0.1, batch: 1 },
      'values: breaks the constraint layers * units <= 512',
    ],
  ])('refuses the point %j', (values, message) => {
    expect(() => space.check(values as never)).toThrow(message);
  });

  it('says when no point satisfies the constraints', () => {
    const none = new SearchSpace({ x: { kind: 'float', low: 0, high: 1 } }, ['x > 2']);
    expect(() => none.draw(RandomStream.of(1))).toThrow('none of 10000 points drawn satisfies x > 2');
  });

  it('counts its points', () => {
    const branched = new SearchSpace({
      optimizer,
      nesterov: { kind: 'categorical', choices: [true, false], when: { parameter: 'optimizer', in: ['sgd'] } },
      layers: { kind: 'int', low: 1, high: 3 },
    });
    expect(branched.size).toBe(9);
    expect(space.size).toBe(Infinity);
  });

  it('draws points that check, and finds them again from values and from the unit cube', () => {
    fc.assert(
      fc.property(anySpace, fc.nat(), (any, seed) => {
        const point = any.draw(RandomStream.of(seed));
        const values = any.decode(point);
        any.check(values);
        expect(any.decode(any.encode(values))).toEqual(values);
        const again = any.decode(any.fromUnit(any.toUnit(point)));
        for (const [name, value] of Object.entries(values)) {
          if (typeof value !== 'number' || any.dimension(name)?.levels !== Infinity) expect(again[name]).toBe(value);
          else expect(Math.abs(Number(again[name]) - value)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(value)));
        }
      }),
    );
  });
});
