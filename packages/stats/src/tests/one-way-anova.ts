import { invalidInput } from '@assay/base';
import { meanOf } from '../descriptive/mean.ts';
import { median } from '../descriptive/quantile.ts';
import { fSurvival } from '../special/f.ts';
import { groupsOf } from './groups.ts';

export interface AnovaResult {
  readonly f: number;
  readonly dfBetween: number;
  readonly dfWithin: number;
  readonly pValue: number;
  readonly meanSquareWithin: number;
}

/**
 * One-way analysis of variance (R. A. Fisher 1925): have the groups one mean? Where no group varies, equal means answer F = 0 and p = 1, others F = ∞ and p = 0. Fewer than two
 * groups, an empty one, or no more values than groups: InvalidInput.
 */
export function oneWayAnova(groups: readonly ArrayLike<number>[]): AnovaResult {
  const samples = groupsOf(groups, 1);
  const count = samples.reduce((sum, values) => sum + values.length, 0);
  const dfBetween = samples.length - 1;
  const dfWithin = count - samples.length;
  if (dfWithin < 1) throw invalidInput('groups', 'expected more values than groups');
  const means = samples.map(meanOf);
  const grand = samples.reduce((sum, values, i) => sum + (means[i] as number) * values.length, 0) / count;
  const between = samples.reduce((sum, values, i) => sum + values.length * ((means[i] as number) - grand) ** 2, 0);
  let within = 0;
  for (const [i, values] of samples.entries())
    for (const value of values)
      if (values.some((other) => other !== values[0])) within += (value - (means[i] as number)) ** 2;
  const meanSquareWithin = within / dfWithin;
  const areEqual = means.every((value) => value === means[0]);
  const f = areEqual ? 0 : within === 0 ? Infinity : between / dfBetween / meanSquareWithin;
  return { f, dfBetween, dfWithin, pValue: f === 0 ? 1 : fSurvival(f, dfBetween, dfWithin), meanSquareWithin };
}

/**
 * Have the groups one variance? H. Levene's test (1960) about the mean, or M. B. Brown and A. B. Forsythe's (JASA 69, 1974) about the median, which holds better for
 * skewed values: the analysis of variance of the distances from the group's centre.
 */
export function levene(groups: readonly ArrayLike<number>[], centre: 'median' | 'mean' = 'median'): AnovaResult {
  return oneWayAnova(
    groupsOf(groups, 2).map((values) => {
      const middle = centre === 'median' ? median(values) : meanOf(values);
      return values.map((value) => Math.abs(value - middle));
    }),
  );
}
