import { normalCdf } from '../special/normal.ts';

/**
 * Scott's bandwidth for values at whole numbers, given how often each occurs: 1.059 min(IQR/1.34, sd) n^(−1/5), at least ½/1.64. The quartiles are those of
 * Watanabe et al. 2023 (arXiv 2304.10255), on the cumulative counts.
 */
export function scottBandwidth(counts: ArrayLike<number>): number {
  const cumulative = new Float64Array(counts.length);
  let total = 0;
  let mean = 0;
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i] as number;
    total += count;
    mean += i * count;
    cumulative[i] = total;
  }
  if (total === 0) return leastBandwidth;
  mean /= total;
  let squares = 0;
  for (let i = 0; i < counts.length; i++) squares += (i - mean) ** 2 * (counts[i] as number);
  const deviation = Math.sqrt(squares / Math.max(1, total - 1));
  const first = cumulative.findIndex((sum) => sum >= Math.floor(total / 4));
  const third = cumulative.findIndex((sum) => sum > Math.floor((total * 3) / 4));
  const last = third === -1 ? counts.length - 1 : third;
  const spread = Math.min((last - first) / 1.34, deviation);
  return Math.max(1.059 * spread * total ** -0.2, leastBandwidth);
}

const leastBandwidth = 0.5 / 1.64;

/**
 * The probability of each cell of a numeric grid by a Parzen estimator: a normal kernel of Scott's bandwidth at each cell with its count as weight, and a prior
 * kernel of weight `priorWeight` over the whole grid; kernels are cut to the grid and integrated over cells.
 */
export function numericDensity(counts: ArrayLike<number>, priorWeight: number): Float64Array {
  const size = counts.length;
  const density = new Float64Array(size);
  let total = priorWeight;
  for (let i = 0; i < size; i++) total += counts[i] as number;
  const bandwidth = scottBandwidth(counts);
  const add = (centre: number, sigma: number, weight: number): void => {
    if (weight === 0) return;
    const edge = (i: number): number => normalCdf((i - 0.5 - centre) / sigma);
    const inside = edge(size) - edge(0);
    let before = edge(0);
    for (let i = 0; i < size; i++) {
      const after = edge(i + 1);
      density[i] = (density[i] as number) + ((weight / total) * (after - before)) / inside;
      before = after;
    }
  };
  for (let i = 0; i < size; i++) add(i, bandwidth, counts[i] as number);
  add((size - 1) / 2, size, priorWeight);
  return density;
}

/** The probability of each choice: each choice that occurs is a kernel that gives a little to every other, and the prior is uniform. */
export function categoricalDensity(counts: ArrayLike<number>, priorWeight: number): Float64Array {
  const size = counts.length;
  let total = priorWeight;
  let kernels = 1;
  for (let i = 0; i < size; i++) {
    total += counts[i] as number;
    if ((counts[i] as number) > 0) kernels++;
  }
  const share = priorWeight / kernels;
  const rowSum = 1 + size * share;
  return Float64Array.from({ length: size }, (_, i) => {
    const own = counts[i] as number;
    return (own / rowSum + ((total - priorWeight) * share) / rowSum + priorWeight / size) / total;
  });
}
