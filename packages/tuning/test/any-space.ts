import fc from 'fast-check';
import type { Parameter, ParameterMap } from '../src/space/parameter.ts';
import { SearchSpace } from '../src/space/search-space.ts';

const bounds = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 0, max: 60 }));
const positive = fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 5000 }));
const parameter: fc.Arbitrary<Parameter> = fc.oneof(
  bounds.map(([low, width]): Parameter => ({ kind: 'float', low, high: low + width })),
  positive.map(([low, width]): Parameter => ({
    kind: 'float',
    low: low / 1000,
    high: (low + width) / 1000,
    scale: 'log',
  })),
  bounds.map(([low, width]): Parameter => ({ kind: 'float', low: low / 10, high: (low + width) / 10, step: 0.1 })),
  bounds.map(([low, width]): Parameter => ({ kind: 'int', low, high: low + width, step: 1 + (width % 4) })),
  positive.map(([low, width]): Parameter => ({ kind: 'int', low, high: low + width, scale: 'log' })),
  fc
    .integer({ min: 1, max: 5 })
    .map((count): Parameter => ({ kind: 'ordinal', choices: [1, 2, 4, 8, 16].slice(0, count) })),
  fc
    .integer({ min: 1, max: 4 })
    .map((count): Parameter => ({ kind: 'categorical', choices: ['a', 'b', true, 4].slice(0, count) })),
);

/** For laws: spaces of one to five parameters of all kinds, some of them branches of the first. */
export const anySpace: fc.Arbitrary<SearchSpace> = fc
  .tuple(
    fc.constantFrom<Parameter>({ kind: 'categorical', choices: ['a', 'b', 'c'] }, { kind: 'int', low: 0, high: 2 }),
    fc.array(fc.tuple(parameter, fc.boolean()), { maxLength: 4 }),
  )
  .map(([first, others]) => {
    const at = first.kind === 'int' ? [0, 2] : ['b'];
    const parameters: ParameterMap = Object.fromEntries([
      ['p0', first],
      ...others.map(([other, isBranch], i): [string, Parameter] => [
        `p${i + 1}`,
        isBranch ? { ...other, when: { parameter: 'p0', in: at } } : other,
      ]),
    ]);
    return new SearchSpace(parameters);
  });
