import { RandomStream, invalidInput } from '@assay/base';
import { sample } from '../descriptive/sample.ts';
import { varianceOf } from '../descriptive/variance.ts';
import { resample } from '../resampling/resample.ts';
import { normalQuantile } from '../special/normal.ts';

export interface StochasticOrderResult {
  /** Upper bound of the violation: below 0.5 x is better, and 0.2 is advised for a claim. */
  readonly epsilonMin: number;
  /** The violation as seen: 0 where x is nowhere below y, 1 where it is nowhere above. */
  readonly violation: number;
}

/**
 * Almost stochastic order, is x above y? (E. del Barrio, J. A. Cuesta-Albertos, C. Matrán 2018; R. Dror, S. Shlomov, R. Reichart, ACL 2019.) The violation is the share of ∫ (F⁻¹ − G⁻¹)² where x's quantiles are below y's, integrated exactly, its upper bound by the bootstrap (1,000 resamples unless
 * told otherwise). Equal samples: a violation of 0.5. An empty sample: InvalidInput.
 */
export function almostStochasticOrder(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  { confidence = 0.95, resamples = 1000 }: { readonly confidence?: number; readonly resamples?: number },
  seed: number,
): StochasticOrderResult {
  if (!(confidence > 0 && confidence < 1))
    throw invalidInput('confidence', `expected within 0 and 1, got ${confidence}`);
  const [a, b] = [sample(x, 'x').sort(), sample(y, 'y').sort()];
  const violation = violationOf(a, b);
  const random = RandomStream.of(seed);
  const [drawnA, drawnB] = [a.slice(), b.slice()];
  const drawn = new Float64Array(resamples);
  for (let i = 0; i < resamples; i++) {
    resample(a, drawnA, random);
    resample(b, drawnB, random);
    drawn[i] = violationOf(drawnA.sort(), drawnB.sort());
  }
  const deviation = resamples < 2 ? 0 : Math.sqrt(varianceOf(drawn));
  const bound = violation - deviation * normalQuantile(1 - confidence);
  return { epsilonMin: Math.min(1, Math.max(0, bound)), violation };
}

/** Both rise. */
function violationOf(a: Float64Array, b: Float64Array): number {
  let [below, all, from] = [0, 0, 0];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const [endA, endB] = [(i + 1) * b.length, (j + 1) * a.length];
    const to = Math.min(endA, endB);
    const difference = (a[i] as number) - (b[j] as number);
    const part = difference * difference * (to - from);
    all += part;
    if (difference < 0) below += part;
    from = to;
    if (endA === to) i++;
    if (endB === to) j++;
  }
  return all === 0 ? 0.5 : below / all;
}
