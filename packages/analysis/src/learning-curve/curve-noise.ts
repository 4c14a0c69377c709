import { median } from '@assay/stats/descriptive';

/** The median of |z| of a standard normal z. */
const normalMedian = 0.674_489_750_196_081_7;

/**
 * The standard deviation of what a curve scatters by from point to point, its trend left out: from differences of third order,
 * (y[i] − 3 y[i+1] + 3 y[i+2] − y[i+3]) / √20, in which a trend that bends is next to nothing (ordinary difference sequences: H. Dette,
 * A. Munk and T. Wagner, Journal of the Royal Statistical Society B 60 (1998), doi:10.1111/1467-9868.00152). The median of their sizes is
 * taken, over 0.6745, so that spikes and jumps do not count; where more than half of them are 0, as of a metric with few levels, their
 * mean over √(2/π).
 *
 * It is that of independent noise: noise that goes on from one point to the next is told too small. Values are finite and in order of
 * their steps, which do not matter else; below four values: null. Shifting the values changes nothing, scaling scales it. O(n log n).
 */
export function curveNoise(values: Float64Array): number | null {
  const n = values.length;
  if (n < 4) return null;
  let scale = 0;
  for (const value of values) scale = Math.max(scale, Math.abs(value));
  if (scale === 0) return 0;
  const sizes = new Float64Array(n - 3);
  for (let i = 0; i + 3 < n; i++) {
    const [a, b, c, d] = [
      values[i] as number,
      values[i + 1] as number,
      values[i + 2] as number,
      values[i + 3] as number,
    ];
    sizes[i] = Math.abs(a / scale - d / scale + 3 * (c / scale - b / scale)) / Math.sqrt(20);
  }
  const middle = median(sizes);
  const size = middle > rounding ? middle / normalMedian : meanOf(sizes) * Math.sqrt(Math.PI / 2);
  return size > rounding ? Math.min(size * scale, Number.MAX_VALUE) : 0;
}

/** What is smaller, of values up to 1, is no noise. */
const rounding = 4 * Number.EPSILON;

function meanOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
