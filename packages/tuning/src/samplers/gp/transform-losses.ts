/**
 * Losses as a model can learn them: the median becomes 0 and the spread of the better half 1; what is worse than the median is drawn in by a
 * logarithm, and so is what is far better than the rest, so that a few extreme losses do not hide the differences between the others. Keeps
 * order; mean 0, variance 1 afterwards. Losses that are not finite count as the worst, or best, finite one.
 */
export function transformLosses(losses: Float64Array): Float64Array {
  const finite = losses.filter(Number.isFinite).sort();
  const [best = 0, worst = 0] = [finite[0], finite.at(-1)];
  // A common factor, so that no difference overflows.
  const size = 1 / Math.max(Math.abs(best), Math.abs(worst), Number.MIN_VALUE * 2 ** 52);
  const scaled = finite.map((loss) => loss * size);
  const median = quantile(scaled, 0.5);
  const range = worst * size - best * size;
  const spread = firstAbove(1e-9 * range, [median - quantile(scaled, 0.1), quantile(scaled, 0.9) - median, range, 1]);
  const drawnIn = losses.map((loss) => {
    const z = ((Number.isNaN(loss) ? worst : Math.min(Math.max(loss, best), worst)) * size - median) / spread;
    if (z > 0) return Math.log1p(z);
    return z < -farBetter ? -farBetter - Math.log1p(-z - farBetter) : z;
  });
  const mean = drawnIn.reduce((sum, z) => sum + z, 0) / drawnIn.length;
  const variance = drawnIn.reduce((sum, z) => sum + (z - mean) ** 2, 0) / drawnIn.length;
  const scale = 1 / Math.max(Math.sqrt(variance), 1e-9);
  return drawnIn.map((z) => (z - mean) * scale);
}

/** In spreads of the better half below the median. */
const farBetter = 3;

const firstAbove = (least: number, sizes: readonly number[]): number => sizes.find((size) => size > least) ?? 1;

function quantile(sorted: Float64Array, p: number): number {
  const at = p * (sorted.length - 1);
  const below = Math.floor(at);
  const low = sorted[below] ?? 0;
  return low + (at - below) * ((sorted[Math.min(below + 1, sorted.length - 1)] ?? 0) - low);
}

/** Told constraints as a model can learn them: of the size of 1, large ones drawn in, and what was at most 0 still is. */
export function transformConstraints(values: Float64Array): Float64Array {
  const sizes = values.map(Math.abs).filter(Number.isFinite).sort();
  const scale = sizes[sizes.length >> 1] || sizes.at(-1) || 1;
  return values.map((value) => {
    const size = Math.log1p(Math.min(Math.abs(value), 1e12 * scale) / scale) / Math.LN2;
    return value > 0 ? size : -size;
  });
}
