import fc from 'fast-check';
import { expect, it } from 'vitest';
import { adjustPValues } from './adjust-p-values.ts';

const expectClose = (got: number[], want: number[]): void => {
  expect(got).toHaveLength(want.length);
  for (const [i, value] of want.entries()) expect(got[i]).toBeCloseTo(value, 6);
};

it('adjusts as R does', () => {
  const few = [0.01, 0.02, 0.03, 0.04, 0.05];
  expectClose(adjustPValues(few, 'holm'), [0.05, 0.08, 0.09, 0.09, 0.09]);
  expectClose(adjustPValues(few, 'benjamini-hochberg'), [0.05, 0.05, 0.05, 0.05, 0.05]);
  expectClose(
    adjustPValues(few, 'benjamini-yekutieli'),
    few.map(() => 0.11416667),
  );
  expectClose(adjustPValues(few, 'bonferroni'), [0.05, 0.1, 0.15, 0.2, 0.25]);
  const many = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
  ];
  expectClose(
    adjustPValues(many, 'benjamini-hochberg'),
    [
      0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.063857142857, 0.063857142857, 0.0645, 0.0765, 0.486, 0.581181818,
      0.714875, 0.753230769, 0.813214286, 1,
    ],
  );
  expectClose(
    adjustPValues(many, 'holm'),
    [0.0015, 0.0056, 0.0247, 0.114, 0.2211, 0.278, 0.278, 0.278, 0.3213, 1, 1, 1, 1, 1, 1],
  );
});

it('never lowers a p, keeps their order, and does not mind in which they come', () => {
  const p = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(p),
      fc.constantFrom('bonferroni', 'holm', 'benjamini-hochberg', 'benjamini-yekutieli'),
      (all, how) => {
        const adjusted = adjustPValues(all, how);
        for (const [i, value] of adjusted.entries()) {
          expect(value).toBeGreaterThanOrEqual(all[i]! * (1 - 1e-12));
          expect(value).toBeLessThanOrEqual(1);
          for (const [j, other] of adjusted.entries()) if (all[i]! < all[j]!) expect(value).toBeLessThanOrEqual(other);
        }
        expect(adjustPValues(all.toReversed(), how)).toEqual(adjusted.toReversed());
      },
    ),
  );
  expect(() => adjustPValues([0.1, NaN], 'holm')).toThrow('pValues[1]');
});
