import type { PointColumns } from './points.ts';
import type { BlockColumns } from './source.ts';

/** Empty columns for n blocks. One buffer for all, since columns are made and dropped together. */
export function blockColumns(n: number): BlockColumns {
  const memory = new ArrayBuffer(n * (13 * 8 + 2 * 4));
  const doubles = (column: number): Float64Array => new Float64Array(memory, column * n * 8, n);
  return {
    min: doubles(0),
    max: doubles(1),
    mean: doubles(2),
    first: doubles(3),
    last: doubles(4),
    firstStep: doubles(5),
    lastStep: doubles(6),
    minStep: doubles(7),
    minTimeMs: doubles(8),
    maxStep: doubles(9),
    maxTimeMs: doubles(10),
    firstTimeMs: doubles(11),
    lastTimeMs: doubles(12),
    count: new Uint32Array(memory, 13 * n * 8, n),
    finiteCount: new Uint32Array(memory, 13 * n * 8 + 4 * n, n),
  };
}

/**
 * Summaries of blocks of `blockPoints` points, the last one of what is left; points in (step, time, arrival) order, so the first and
 * last of a block are its ends and of equal extremes the earliest counts. The mean is the plain sum divided by the number of
 * finite values, held between min and max (so it is exact where all values are equal); where the sum overflows, each value is
 * divided before it is added. -0 and 0 are equal extremes. O(points).
 */
export function blockSummaries(points: PointColumns, blockPoints: number): BlockColumns {
  const { steps, timesMs, values } = points;
  const total = values.length;
  const n = Math.ceil(total / blockPoints);
  const blocks = blockColumns(n);
  for (let b = 0; b < n; b++) {
    const from = b * blockPoints;
    const to = Math.min(total, from + blockPoints);
    let finite = 0;
    let sum = 0;
    let min = Infinity;
    let max = -Infinity;
    let minAt = -1;
    let maxAt = -1;
    for (let i = from; i < to; i++) {
      const value = values[i] ?? 0;
      // Only finite values give 0 here.
      if (value - value !== 0) continue;
      finite++;
      sum += value;
      if (value < min) {
        min = value;
        minAt = i;
      }
      if (value > max) {
        max = value;
        maxAt = i;
      }
    }
    blocks.count[b] = to - from;
    blocks.finiteCount[b] = finite;
    blocks.first[b] = values[from] ?? 0;
    blocks.last[b] = values[to - 1] ?? 0;
    blocks.firstStep[b] = steps[from] ?? 0;
    blocks.lastStep[b] = steps[to - 1] ?? 0;
    blocks.firstTimeMs[b] = timesMs[from] ?? 0;
    blocks.lastTimeMs[b] = timesMs[to - 1] ?? 0;
    if (finite === 0) {
      blocks.min[b] = blocks.max[b] = blocks.mean[b] = Number.NaN;
      blocks.minStep[b] = blocks.minTimeMs[b] = blocks.maxStep[b] = blocks.maxTimeMs[b] = Number.NaN;
      continue;
    }
    const mean = sum - sum === 0 ? sum / finite : dividedSum(values, from, to, finite);
    blocks.min[b] = min;
    blocks.max[b] = max;
    blocks.mean[b] = mean < min ? min : mean > max ? max : mean;
    blocks.minStep[b] = steps[minAt] ?? 0;
    blocks.minTimeMs[b] = timesMs[minAt] ?? 0;
    blocks.maxStep[b] = steps[maxAt] ?? 0;
    blocks.maxTimeMs[b] = timesMs[maxAt] ?? 0;
  }
  return blocks;
}

function dividedSum(values: Float64Array, from: number, to: number, finite: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) {
    const value = values[i] ?? 0;
    if (value - value === 0) sum += value / finite;
  }
  return sum;
}
