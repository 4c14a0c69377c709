import { describe, expect, it } from 'vitest';
import { compareSets } from './compare-sets.ts';
import type { ComparedSetInput } from './comparison-input.ts';
import { inputOf, places, seeded, setOf } from './known-sets.test-data.ts';

describe('pairing', () => {
  const values = [1, 2, 3.5, 4, 5.2, 6, 7.1];
  const shifted = values.map((value, i) => value + Math.sin(i));
  it('a run without a partner is left out, and that is said', () => {
    const all = compareSets(
      inputOf([seeded('A', values), setOf('B', shifted.slice(1), { seed: places(values).slice(1) })]),
    );
    expect(all.pairs[0]).toMatchObject({
      unit: 'pairs',
      n: { a: 6, b: 6 },
      pairing: { withoutPartner: { a: 1, b: 0 }, rows: { a: [1, 2, 3, 4, 5, 6] } },
    });
    expect(all.warnings).toMatchObject([{ kind: 'notAllPaired' }]);
  });
  it.each([
    ['few in common', { seed: places(values) }, { seed: places(values).map((i) => i + 5) }, 'notAllPaired'],
    ['a key twice', { seed: [0, 0, 1, 2, 3, 4, 5] }, { seed: places(values) }, undefined],
    ['one without the key', { seed: [null, 1, 2, 3, 4, 5, 6] }, { seed: places(values) }, undefined],
    ['the same seed for all', { seed: values.map(() => 7) }, { seed: values.map(() => 7) }, 'sameSeed'],
    ['folds twice', { fold: [0, 0, 1, 1, 2, 2, 3] }, { fold: [0, 0, 1, 1, 2, 2, 3] }, 'foldsNotPaired'],
  ] as const)('not by itself: %s', (_, ofA, ofB, warning) => {
    const all = compareSets(inputOf([setOf('A', values, ofA), setOf('B', shifted, ofB)]));
    expect(all.pairs[0]).toMatchObject({ unit: 'runs' });
    expect(all.warnings[0]?.kind).toBe(warning);
  });
  it('asked for, it is made or refused', () => {
    const asked = (ofA: ComparedSetInput, ofB: ComparedSetInput) => () =>
      compareSets(inputOf([ofA, ofB], { pairing: 'asked', keyFields: [{ field: 'params.seed', role: 'seed' }] }));
    expect(asked(setOf('A', values, { seed: [0, 0, 1, 2, 3, 4, 5] }), seeded('B', shifted))).toThrow(
      'several runs of "A" have params.seed = "0"',
    );
    expect(asked(seeded('A', values), setOf('B', shifted, { seed: places(values).map((i) => i + 50) }))).toThrow(
      'no run of "A" has the same',
    );
    expect(
      asked(seeded('A', values), setOf('B', shifted, { seed: places(values).map((i) => i + 2) }))().pairs[0],
    ).toMatchObject({ n: { a: 5, b: 5 } });
    const none = compareSets(inputOf([seeded('A', values), seeded('B', shifted)], { pairing: 'none' }));
    expect(none.pairs[0]).toMatchObject({ unit: 'runs' });
  });
});
