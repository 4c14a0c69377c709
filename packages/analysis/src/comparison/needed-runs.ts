import { neededRuns, neededRunsForProbability, normalQuantile, varghaDelaneyA12 } from '@assay/stats';
import type { TestKind } from './comparison.ts';
import { fewestUnits } from './comparison-input.ts';
import { standardized } from './run-test.ts';
import type { Samples } from './samples.ts';

export interface NeededRunsOptions {
  readonly alpha: number;
  readonly isOneSided: boolean;
  readonly power: number;
}

/**
 * How many units a test of this kind needs to find an effect of this size, the values being spread as they are. t-tests and permutation tests: by the noncentral t. Rank tests: G. E. Noether's formulas (JASA 82, 1987) on the values moved until
 * they lie this far apart. null: no spread to go by, no effect, more than a million.
 */
export function runsFor(
  effect: number,
  seen: number,
  kind: TestKind,
  samples: Samples,
  { alpha, isOneSided, power }: NeededRunsOptions,
): number | null {
  if (kind === 'correctedResampledT') return null;
  const isPaired = 'differences' in samples;
  if (kind === 'mannWhitney' || kind === 'wilcoxonSignedRank') {
    const oneSided = isOneSided ? alpha : alpha / 2;
    const moved = effect - seen;
    const needed =
      'differences' in samples
        ? forCentre(aboveZero(samples.differences, moved), oneSided, power)
        : neededRunsForProbability(
            inside(
              varghaDelaneyA12(
                samples.b.map((value) => value + moved),
                samples.a,
              ).estimate,
            ),
            { alpha: oneSided, power },
          );
    return bounded(needed);
  }
  const d = standardized(samples, effect);
  if (d === null || d === 0) return null;
  // Where thousands are needed, t is normal.
  const reach = normalQuantile(1 - (isOneSided ? alpha : alpha / 2)) + normalQuantile(power);
  const many = Math.ceil(((isPaired ? 1 : 2) * reach ** 2) / d ** 2);
  if (many > 2000) return bounded(many);
  const design = isPaired ? ('paired' as const) : ('two-sample' as const);
  return bounded(
    neededRuns(Math.min(50, Math.abs(d)), power, { design, alpha, alternative: isOneSided ? 'greater' : 'two-sided' }),
  );
}

const bounded = (needed: number): number | null => (needed <= 1e6 ? Math.max(fewestUnits, needed) : null);

/** A sample without overlap says no more than that the probability is near 1. */
const inside = (probability: number): number => Math.min(0.999, Math.max(0.001, probability));

/** The share of pairs of differences whose sum is above 0; of those whose sum is 0, half. */
function aboveZero(differences: Float64Array, moved: number): number {
  const all = differences.map((value) => value + moved);
  const pairs = (all.length * (all.length - 1)) / 2;
  return inside(0.5 + (pairsAboveZero(all) - pairsAboveZero(all.map((value) => -value))) / (2 * pairs));
}

function pairsAboveZero(values: Float64Array): number {
  const rising = values.toSorted();
  let above = 0;
  for (let i = 0, j = rising.length - 1; i < j;) {
    const sum = (rising[i] as number) + (rising[j] as number);
    if (sum > 0) {
      above += j - i;
      j--;
    } else i++;
  }
  return above;
}

const forCentre = (probability: number, alpha: number, power: number): number =>
  Math.ceil((normalQuantile(1 - alpha) + normalQuantile(power)) ** 2 / (3 * (probability - 0.5) ** 2));
