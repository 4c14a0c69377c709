import { bucketOf } from './bucket-grid.ts';
import type { BucketGrid } from './bucket-grid.ts';
import { joinMeans } from './bucket-mean.ts';
import type { SeriesBuckets } from './buckets.ts';
import { comparePlaces } from './order.ts';
import type { PointColumns } from './points.ts';
import type { BlockColumns } from './source.ts';

/**
 * Buckets being filled, from points and from summaries of blocks of them, in any order: first and last of a bucket are
 * decided by (x, step, time). Only points of one and the same place must come in the order of their arrival.
 */
export class BucketFold {
  readonly grid: BucketGrid;
  readonly #count: Uint32Array;
  readonly #finite: Uint32Array;
  readonly #min: Float64Array;
  readonly #max: Float64Array;
  readonly #mean: Float64Array;
  readonly #first: Float64Array;
  readonly #firstX: Float64Array;
  readonly #firstStep: Float64Array;
  readonly #firstTimeMs: Float64Array;
  readonly #last: Float64Array;
  readonly #lastX: Float64Array;
  readonly #lastStep: Float64Array;
  readonly #lastTimeMs: Float64Array;
  #snapped = false;

  constructor(grid: BucketGrid) {
    const { count } = grid;
    // One buffer for all: they are made and dropped together.
    const memory = new ArrayBuffer(count * (11 * 8 + 2 * 4));
    let at = 0;
    const column = (): Float64Array => new Float64Array(memory, 8 * count * at++, count);
    this.grid = grid;
    this.#min = column().fill(Infinity);
    this.#max = column().fill(-Infinity);
    this.#mean = column();
    this.#first = column();
    this.#firstX = column();
    this.#firstStep = column();
    this.#firstTimeMs = column();
    this.#last = column();
    this.#lastX = column();
    this.#lastStep = column();
    this.#lastTimeMs = column();
    this.#count = new Uint32Array(memory, 8 * count * 11, count);
    this.#finite = new Uint32Array(memory, 8 * count * 11 + 4 * count, count);
  }

  /** Points [start, end) of the columns, with their x. Those outside the grid are left out. */
  addPoints(xs: Float64Array, points: PointColumns, start = 0, end = xs.length): void {
    const { steps, timesMs, values } = points;
    const { grid } = this;
    const [count, finite, min, max, mean] = [this.#count, this.#finite, this.#min, this.#max, this.#mean];
    for (let i = start; i < end; i++) {
      const x = xs[i] as number;
      const b = bucketOf(grid, x);
      if (b < 0) continue;
      const value = values[i] as number;
      this.#place(b, x, steps[i] as number, timesMs[i] as number, value);
      count[b] = (count[b] as number) + 1;
      // Zero for a finite value, NaN for any other.
      if (value - value !== 0) continue;
      const n = (finite[b] as number) + 1;
      finite[b] = n;
      mean[b] = n === 1 ? value : joinMeans(mean[b] as number, value, 1 / n);
      if (value < (min[b] as number)) min[b] = value;
      if (value > (max[b] as number)) max[b] = value;
    }
  }

  /**
   * Block `i` as a whole, counted in `bucket`: all its points lie there, or those behind the bucket's edge are snapped to it.
   * Its least and greatest value are not offered where `extremes` is false.
   */
  addBlock(bucket: number, blocks: BlockColumns, i: number, firstX: number, lastX: number, extremes: boolean): void {
    this.#placeFirst(bucket, firstX, at(blocks.firstStep, i), at(blocks.firstTimeMs, i), at(blocks.first, i));
    this.#placeLast(bucket, lastX, at(blocks.lastStep, i), at(blocks.lastTimeMs, i), at(blocks.last, i));
    this.#count[bucket] = countAt(this.#count, bucket) + countAt(blocks.count, i);
    const arrived = countAt(blocks.finiteCount, i);
    if (arrived === 0) return;
    const n = countAt(this.#finite, bucket) + arrived;
    this.#finite[bucket] = n;
    const mean = at(blocks.mean, i);
    this.#mean[bucket] = n === arrived ? mean : joinMeans(at(this.#mean, bucket), mean, arrived / n);
    if (!extremes) return;
    const min = at(blocks.min, i);
    const max = at(blocks.max, i);
    if (min < at(this.#min, bucket)) this.#min[bucket] = min;
    if (max > at(this.#max, bucket)) this.#max[bucket] = max;
  }

  /** The finite value of a point that lies in `bucket`; the point itself is counted otherwise. */
  addExtreme(bucket: number, value: number): void {
    if (value < at(this.#min, bucket)) this.#min[bucket] = value;
    if (value > at(this.#max, bucket)) this.#max[bucket] = value;
  }

  /** Some points were counted in a bucket beside their own. */
  markSnapped(): void {
    this.#snapped = true;
  }

  /** The buckets that hold points, as columns of their own. O(buckets). */
  finish(): SeriesBuckets {
    const { count: buckets } = this.grid;
    let used = 0;
    for (let bucket = 0; bucket < buckets; bucket++) if (countAt(this.#count, bucket) > 0) used++;
    const index = new Uint32Array(used);
    const count = new Uint32Array(used);
    const nonFinite = new Uint32Array(used);
    const column = (): Float64Array => new Float64Array(used);
    const [min, max, mean, first, last, lastX] = [column(), column(), column(), column(), column(), column()];
    for (let bucket = 0, i = 0; bucket < buckets; bucket++) {
      const points = countAt(this.#count, bucket);
      if (points === 0) continue;
      const finite = countAt(this.#finite, bucket);
      const [least, greatest] = [at(this.#min, bucket), at(this.#max, bucket)];
      index[i] = bucket;
      count[i] = points;
      nonFinite[i] = points - finite;
      min[i] = least > greatest ? Number.NaN : least;
      max[i] = least > greatest ? Number.NaN : greatest;
      mean[i] = finite === 0 ? Number.NaN : at(this.#mean, bucket);
      first[i] = at(this.#first, bucket);
      last[i] = at(this.#last, bucket);
      lastX[i++] = at(this.#lastX, bucket);
    }
    return { index, count, nonFinite, min, max, mean, first, last, lastX, snapped: this.#snapped };
  }

  #place(b: number, x: number, step: number, timeMs: number, value: number): void {
    this.#placeFirst(b, x, step, timeMs, value);
    this.#placeLast(b, x, step, timeMs, value);
  }

  #placeFirst(b: number, x: number, step: number, timeMs: number, value: number): void {
    if (this.#count[b] !== 0) {
      const before = this.#firstX[b] as number;
      if (x > before) return;
      if (x === before && comparePlaces(step, timeMs, at(this.#firstStep, b), at(this.#firstTimeMs, b)) >= 0) return;
    }
    this.#first[b] = value;
    this.#firstX[b] = x;
    this.#firstStep[b] = step;
    this.#firstTimeMs[b] = timeMs;
  }

  #placeLast(b: number, x: number, step: number, timeMs: number, value: number): void {
    if (this.#count[b] !== 0) {
      const before = this.#lastX[b] as number;
      if (x < before) return;
      if (x === before && comparePlaces(step, timeMs, at(this.#lastStep, b), at(this.#lastTimeMs, b)) < 0) return;
    }
    this.#last[b] = value;
    this.#lastX[b] = x;
    this.#lastStep[b] = step;
    this.#lastTimeMs[b] = timeMs;
  }
}

// One for each kind of array: a function that sees both is several times as slow.
const at = (column: Float64Array, i: number): number => column[i] as number;
const countAt = (column: Uint32Array, i: number): number => column[i] as number;
