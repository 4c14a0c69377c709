import { RandomStream, invalidInput } from '@assay/base';
import { sample } from '../descriptive/sample.ts';
import type { RopeProbabilities } from './correlated-t.ts';

export interface BayesianSignedRankOptions {
  readonly rope: number;
  /** Draws from the posterior; 10,000 unless told otherwise. */
  readonly draws?: number;
  /** Of the prior's one observation, which is a difference of 0; 0.5 unless told otherwise. */
  readonly priorStrength?: number;
}

/**
 * The Bayesian signed-rank test (A. Benavoli et al., ICML 2014; JMLR 18, 2017) of differences on many data sets: under a Dirichlet process each draw weighs the differences anew, and says which of left, region and right holds most of
 * the mean of two. The answers are the shares of draws that each of them wins, ties shared. No difference, or a negative region: InvalidInput.
 */
export function bayesianSignedRank(
  differences: ArrayLike<number>,
  { rope, draws = 10_000, priorStrength = 0.5 }: BayesianSignedRankOptions,
  seed: number,
): RopeProbabilities {
  if (!(rope >= 0)) throw invalidInput('rope', `expected at least 0, got ${rope}`);
  if (!(priorStrength > 0 && draws >= 1))
    throw invalidInput('', 'expected a prior strength above 0 and at least one draw');
  const values = Float64Array.of(0, ...sample(differences, 'differences'));
  const sorted = [...values.keys()].sort((a, b) => (values[a] as number) - (values[b] as number));
  const at = Float64Array.from(sorted, (i) => values[i] as number);
  const isPrior = sorted.map((i) => i === 0);
  // Of each value, how many others (in rising order) make a sum below −2 rope, and how many a sum up to 2 rope.
  const below = Int32Array.from(at, (value) => at.filter((other) => value + other < -2 * rope).length);
  const upTo = Int32Array.from(at, (value) => at.filter((other) => value + other <= 2 * rope).length);
  const random = RandomStream.of(seed);
  const weights = new Float64Array(at.length + 1);
  const wins = [0, 0, 0];
  for (let draw = 0; draw < draws; draw++) {
    // Cumulative weights: gamma variables over their sum are Dirichlet.
    for (let i = 0; i < at.length; i++)
      weights[i + 1] =
        (weights[i] as number) +
        (isPrior[i] === true ? gammaDraw(priorStrength, random) : -Math.log(1 - random.uniform()));
    const total = weights[at.length] as number;
    let [left, notRight] = [0, 0];
    for (let i = 0; i < at.length; i++) {
      const own = ((weights[i + 1] as number) - (weights[i] as number)) / total;
      left += (own * (weights[below[i] as number] as number)) / total;
      notRight += (own * (weights[upTo[i] as number] as number)) / total;
    }
    const parts = [left, notRight - left, 1 - notRight];
    const most = Math.max(...parts) - 1e-12;
    const winners = parts.filter((part) => part >= most).length;
    for (const [i, part] of parts.entries()) if (part >= most) wins[i] = (wins[i] as number) + 1 / winners;
  }
  const [left = 0, inRope = 0, right = 0] = wins;
  return { left: left / draws, rope: inRope / draws, right: right / draws };
}

/** G. Marsaglia and W. W. Tsang, ACM TOMS 26 (2000); a shape below 1 by the power of a uniform number. */
function gammaDraw(shape: number, random: RandomStream): number {
  if (shape < 1) return gammaDraw(shape + 1, random) * (1 - random.uniform()) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = random.normal();
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random.uniform()) < 0.5 * x * x + d * (1 - v + Math.log(v))) return d * v;
  }
}
