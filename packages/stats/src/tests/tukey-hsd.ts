import { meanOf } from '../descriptive/mean.ts';
import { studentizedRangeQuantile, studentizedRangeSurvival } from '../special/studentized-range.ts';
import { groupsOf } from './groups.ts';
import { oneWayAnova } from './one-way-anova.ts';

/** Two groups, named by their places. */
export interface TukeyPair {
  readonly pair: readonly [number, number];
  /** mean of the first − mean of the second, with an interval that holds for all pairs at once. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  readonly pValue: number;
}

/** J. W. Tukey's test of all pairs of groups (C. Y. Kramer's form for unequal sizes, Biometrics 12, 1956). Bad input: as `oneWayAnova`. No variation within: p is 0 or 1. */
export function tukeyHsd(groups: readonly ArrayLike<number>[], confidence = 0.95): TukeyPair[] {
  const samples = groupsOf(groups, 1);
  const { meanSquareWithin, dfWithin } = oneWayAnova(samples);
  const quantile = studentizedRangeQuantile(confidence, samples.length, dfWithin);
  return samples.flatMap((a, i) =>
    samples.slice(i + 1).map((b, offset) => {
      const difference = meanOf(a) - meanOf(b);
      const error = Math.sqrt((meanSquareWithin / 2) * (1 / a.length + 1 / b.length));
      const q = difference === 0 ? 0 : Math.abs(difference) / error;
      const half = quantile * error;
      return {
        pair: [i, i + 1 + offset] as const,
        difference,
        low: difference - half,
        high: difference + half,
        pValue: studentizedRangeSurvival(q, samples.length, dfWithin),
      };
    }),
  );
}
