import { stateCodes, type TrialHistory } from '../history/trial-history.ts';
import { referenceOf } from '../pareto/best-by-domination.ts';
import { hypervolume } from '../pareto/hypervolume.ts';
import { paretoFront } from '../pareto/non-domination-ranks.ts';

export interface Convergence {
  /** In plain words, with the figures. */
  readonly reason: string;
}

/** The later half must gain at least this share of what the whole search did. */
const leastGain = 0.01;
const leastHalf = 20;
const leastHalfPerDimension = 4;

/**
 * Whether the search has come to its end, as far as its own course can tell: the later half of its trials gained less than 1 % of what all of it
 * gained. The gain of a search shrinks with each doubling of its trials, so that as many again can be expected to gain less still.
 * A gain is measured from the median of the first half's complete trials down to the best; of several objectives it is the
 * hypervolume of the front. Trials count that are complete or pruned, not those of parents; each half must have 20 of them and 4 a
 * dimension. The rule is Assay's own: SageMaker, whose CompleteOnConvergence it stands for, does not publish its.
 */
export function findConvergence(history: TrialHistory): Convergence | undefined {
  const { states, numbers, count, losses, violations, space } = history;
  const rows: number[] = [];
  for (let row = 0; row < count; row++) {
    const isFinished = states[row] === stateCodes.complete || states[row] === stateCodes.pruned;
    if (isFinished && (numbers[row] ?? -1) >= 0) rows.push(row);
  }
  const half = Math.floor(rows.length / 2);
  if (half < Math.max(leastHalf, leastHalfPerDimension * space.dimensions.length)) return undefined;
  const pointsOf = (some: readonly number[]): number[][] =>
    some.flatMap((row) => {
      const point = losses.map((column) => column[row] ?? Number.NaN);
      const counts = states[row] === stateCodes.complete && violations[row] === 0;
      return counts && point.every((loss) => Number.isFinite(loss)) ? [point] : [];
    });
  const early = pointsOf(rows.slice(0, rows.length - half));
  const all = pointsOf(rows);
  if (early.length === 0) return undefined;
  const [gain, total] = losses.length === 1 ? gainsOfOne(early, all) : gainsOfMany(early, all);
  if (gain > leastGain * total) return undefined;
  const share = total > 0 ? (100 * gain) / total : 0;
  const said = gain === 0 ? 'nothing' : `${share.toPrecision(2)} % of what the whole search gained`;
  return { reason: `The search has converged: the last ${half} of its ${rows.length} trials gained ${said}.` };
}

/** What the later half gained, and the whole. */
function gainsOfOne(early: readonly number[][], all: readonly number[][]): readonly [number, number] {
  const sorted = Float64Array.from(early, ([loss = Number.NaN]) => loss).sort();
  const typical = sorted[sorted.length >> 1] ?? Number.NaN;
  const best = all.reduce((least, [loss = Infinity]) => Math.min(least, loss), Infinity);
  return [(sorted[0] ?? Number.NaN) - best, typical - best];
}

function gainsOfMany(early: readonly number[][], all: readonly number[][]): readonly [number, number] {
  const reference = referenceOf(early);
  const volumeOf = (points: readonly number[][]): number =>
    hypervolume(
      paretoFront(points).flatMap((i) => (points[i] === undefined ? [] : [points[i]])),
      reference,
    );
  const total = volumeOf(all);
  return [total - volumeOf(early), total];
}
