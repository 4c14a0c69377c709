import { comparePlaces } from '@assay/series';
import type { PointBatch, PointColumns } from '@assay/series';

/** Points of one series are handed on in portions of this size, so that whoever takes them can rest in between. */
const portionPoints = 16_384;

interface Arrived extends PointColumns {
  /** Which of the arena's series each point belongs to. */
  readonly series: Uint32Array;
}

const allocate = (capacity: number): Arrived => ({
  steps: new Float64Array(capacity),
  timesMs: new Float64Array(capacity),
  values: new Float64Array(capacity),
  series: new Uint32Array(capacity),
});

/**
 * Gathers batches of one run in order of arrival and gives them back series by series, each in (step, time, arrival) order. Memory is
 * 28 bytes a point while they are gathered and 32 while they are given back; the former is kept for the next use.
 */
export class ArrivedPoints {
  #arrived: Arrived;
  #count = 0;
  readonly #numbers = new Map<number, number>();
  #keys: number[] = [];
  #counts: number[] = [];

  constructor(capacity: number) {
    this.#arrived = allocate(capacity);
  }

  get count(): number {
    return this.#count;
  }

  get seriesCount(): number {
    return this.#keys.length;
  }

  clear(): void {
    this.#count = 0;
    this.#numbers.clear();
    this.#keys = [];
    this.#counts = [];
  }

  /** `keyAt`: the number under which the series of the name at a place is kept. */
  add(batch: PointBatch, keyAt: (names: readonly string[], place: number) => number): void {
    const { names, nameIndex, steps, timesMs, values } = batch;
    const from = this.#count;
    this.#reserve(from + values.length);
    const arrived = this.#arrived;
    arrived.steps.set(steps, from);
    arrived.timesMs.set(timesMs, from);
    arrived.values.set(values, from);
    // A batch may name series of which it has no points.
    const seriesOf = new Int32Array(names.length).fill(-1);
    const { series } = arrived;
    for (let i = 0; i < nameIndex.length; i++) {
      const name = nameIndex[i] ?? 0;
      let one = seriesOf[name] ?? 0;
      if (one < 0) seriesOf[name] = one = this.#seriesOf(keyAt(names, name));
      series[from + i] = one;
      this.#counts[one] = (this.#counts[one] ?? 0) + 1;
    }
    this.#count = from + values.length;
  }

  /** Series with points, by ascending key. What it gives is valid until points are added or cleared. */
  *series(): Generator<{ key: number; portions: Iterable<PointColumns> }> {
    const byKey = this.#keys.map((_, series) => series).toSorted((a, b) => this.#key(a) - this.#key(b));
    const starts = new Uint32Array(byKey.length);
    let start = 0;
    for (const series of byKey) {
      starts[series] = start;
      start += this.#counts[series] ?? 0;
    }
    const order = this.#inOrder(starts);
    for (const series of byKey) {
      const from = starts[series] ?? 0;
      const to = from + (this.#counts[series] ?? 0);
      if (to > from) yield { key: this.#key(series), portions: this.#portions(order.subarray(from, to)) };
    }
  }

  /** The numbers of all points, series after series from the given places on. */
  #inOrder(starts: Uint32Array): Uint32Array {
    const { steps, timesMs, series } = this.#arrived;
    const n = this.#count;
    const order = new Uint32Array(n);
    const next = starts.slice();
    for (let i = 0; i < n; i++) {
      const one = series[i] ?? 0;
      const at = next[one] ?? 0;
      order[at] = i;
      next[one] = at + 1;
    }
    for (let one = 0; one < starts.length; one++) sortByPlace(order.subarray(starts[one], next[one]), steps, timesMs);
    return order;
  }

  *#portions(order: Uint32Array): Generator<PointColumns> {
    const { steps, timesMs, values } = this.#arrived;
    for (let at = 0; at < order.length; at += portionPoints) {
      const portion = order.subarray(at, at + portionPoints);
      yield { steps: pick(steps, portion), timesMs: pick(timesMs, portion), values: pickBits(values, portion) };
    }
  }

  #seriesOf(key: number): number {
    let series = this.#numbers.get(key);
    if (series === undefined) {
      series = this.#keys.length;
      this.#numbers.set(key, series);
      this.#keys.push(key);
      this.#counts.push(0);
    }
    return series;
  }

  #key(series: number): number {
    return this.#keys[series] ?? 0;
  }

  #reserve(count: number): void {
    if (count <= this.#arrived.values.length) return;
    const grown = allocate(Math.max(count, Math.ceil(this.#arrived.values.length * 1.25)));
    for (const column of ['steps', 'timesMs', 'values', 'series'] as const)
      grown[column].set(this.#arrived[column].subarray(0, this.#count));
    this.#arrived = grown;
  }
}

/** Brings point numbers, ascending at first, into (step, time, arrival) order. */
function sortByPlace(order: Uint32Array, steps: Float64Array, timesMs: Float64Array): void {
  const compare = (a: number, b: number): number =>
    comparePlaces(steps[a] ?? Number.NaN, timesMs[a] ?? 0, steps[b] ?? Number.NaN, timesMs[b] ?? 0);
  for (let i = 1; i < order.length; i++) {
    if (compare(order[i - 1] ?? 0, order[i] ?? 0) > 0) {
      order.sort((a, b) => compare(a, b) || a - b);
      return;
    }
  }
}

function pick(column: Float64Array, order: Uint32Array): Float64Array {
  const picked = new Float64Array(order.length);
  for (let i = 0; i < order.length; i++) picked[i] = column[order[i] ?? 0] ?? 0;
  return picked;
}

/** As numbers, NaNs might lose their payload. */
function pickBits(column: Float64Array, order: Uint32Array): Float64Array {
  const bits = new Uint32Array(column.buffer, column.byteOffset, column.length * 2);
  const picked = new Uint32Array(order.length * 2);
  for (let i = 0; i < order.length; i++) {
    const at = (order[i] ?? 0) * 2;
    picked[i * 2] = bits[at] ?? 0;
    picked[i * 2 + 1] = bits[at + 1] ?? 0;
  }
  return new Float64Array(picked.buffer);
}
