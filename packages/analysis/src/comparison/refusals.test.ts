import { describe, expect, it } from 'vitest';
import { compareSets } from './compare-sets.ts';
import { sleep } from '@assay/testkit/known-data';
import { inputOf, only, seeded, setOf } from './known-sets.test-data.ts';

const { first, second } = sleep;
const close = (value: number, digits = 7): number => expect.closeTo(value, digits) as number;

describe('no claim where none can be made', () => {
  it.each([
    ['one run each', [0.9], [0.95], 'noClaim', 'One run each; no claim can be made. B − A = 0.0500 on accuracy.'],
    ['one run of one', [0.9, 0.8, 0.7, 0.85, 0.8], [0.95], 'noClaim', 'One run of B; no claim can be made.'],
    [
      'three each',
      [1, 2, 3],
      [7, 8, 9],
      'noClaim',
      'Too few to tell chance from difference (n = 3 runs each); no claim can be made with fewer than 5.',
    ],
    ['none', [], [1, 2, 3, 4, 5], 'noClaim', 'A has no run with a value of accuracy; no claim can be made.'],
    ['none at all', [], [], 'noClaim', 'A and B have no run with a value'],
    [
      'all the same',
      [1, 1, 1, 1, 1],
      [1, 1, 1, 1, 1],
      'equivalent',
      'A and B gave the very same accuracy in all runs.',
    ],
    ['nothing varies', [1, 1, 1, 1, 1], [2, 2, 2, 2, 2], 'noClaim', 'with nothing that varies, no claim can be made'],
  ] as const)('%s', (_, a, b, verdict, sentence) => {
    const pair = only([setOf('A', a), setOf('B', b)]);
    expect(pair).toMatchObject({ test: null, p: null, pAdjusted: null, verdict, practical: null, neededRuns: null });
    expect(pair.sentence).toContain(sentence);
    expect(JSON.parse(JSON.stringify(pair))).toEqual(pair);
  });
  it('names that are numbers are no part of the sum', () => {
    expect(only([setOf('0', [0.9]), setOf('5e-4', [0.95])]).sentence).toBe(
      'One run each; no claim can be made. “5e-4” − “0” = 0.0500 on accuracy.',
    );
  });
  it('three runs are shown, with their difference and its interval', () => {
    const all = compareSets(inputOf([setOf('A', [1, 2, 3]), setOf('B', [7, 8, 9])]));
    expect(all.pairs[0]).toMatchObject({
      difference: { estimate: 6, low: close(3.733042, 6) },
      probabilityOfImprovement: { estimate: 1, isMeaningful: false },
    });
    expect(all.warnings).toMatchObject([{ kind: 'fewRuns' }]);
  });
  it('the same in each pair is equivalent', () => {
    expect(only([seeded('A', first), seeded('B', first)])).toMatchObject({
      verdict: 'equivalent',
      sentence: 'A and B gave the very same accuracy in each of 10 pairs.',
    });
  });
  it('refusals', () => {
    const a = setOf('A', first);
    expect(() => compareSets(inputOf([a]))).toThrow('at least two sets');
    expect(() => compareSets(inputOf([a, setOf('A', second)]))).toThrow('two sets are named "A"');
    expect(() => compareSets(inputOf([a, { ...setOf('B', second), runIds: a.runIds }]))).toThrow(
      'run A-0 is in "A" and in "B"',
    );
    expect(() => compareSets(inputOf([a, setOf('B', second)], { baseline: 'C' }))).toThrow('no set is named "C"');
  });
});
