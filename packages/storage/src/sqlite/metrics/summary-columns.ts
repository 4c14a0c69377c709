import { comparePlaces, weightedMean } from '@assay/series';
import type { MetricSummary, PlacedValue } from '@assay/series';

/** Numbers of one summary, side by side, so that folding a point in touches few lines of the processor's cache. */
export const summaryNumbers = 19;

/** Where each number stands; `min`, `max`, `first` and `last` are a value, its step and its time. */
const at = {
  count: 0,
  nan: 1,
  positiveInfinity: 2,
  negativeInfinity: 3,
  mean: 4,
  m2: 5,
  min: 6,
  max: 9,
  first: 12,
  last: 15,
  logSeq: 18,
} as const;

/**
 * Summaries as rows of numbers in one array, by slot: the same facts as `MetricSummary`, updated in place without a single
 * object. An m2 that has left the range of a double is Infinity.
 */
export class SummaryColumns {
  #numbers = new Float64Array(summaryNumbers * 256);

  /** Makes room for slots below `size`. */
  grow(size: number): void {
    if (size * summaryNumbers <= this.#numbers.length) return;
    const grown = new Float64Array(Math.max(this.#numbers.length * 2, size * summaryNumbers));
    grown.set(this.#numbers);
    this.#numbers = grown;
  }

  get bytes(): number {
    return this.#numbers.byteLength;
  }

  /** No points yet. */
  clear(slot: number): void {
    this.#numbers.fill(0, slot * summaryNumbers, (slot + 1) * summaryNumbers);
  }

  /** The newest row of the metric log that is in the summary. */
  logSeq(slot: number): number {
    return this.#numbers[slot * summaryNumbers + at.logSeq] ?? 0;
  }

  setLogSeq(slot: number, seq: number): void {
    this.#numbers[slot * summaryNumbers + at.logSeq] = seq;
  }

  /** Copies the slot's numbers to `into` at `offset`. */
  save(slot: number, into: Float64Array, offset: number): void {
    const from = slot * summaryNumbers;
    for (let i = 0; i < summaryNumbers; i++) into[offset + i] = this.#numbers[from + i] ?? 0;
  }

  restore(slot: number, from: Float64Array, offset: number): void {
    this.#numbers.set(from.subarray(offset, offset + summaryNumbers), slot * summaryNumbers);
  }

  /** Adds a point that arrived after all others. Mean and m2 by Welford's update, as `summarize`. O(1). */
  fold(slot: number, step: number, timeMs: number, value: number): void {
    const all = this.#numbers;
    const from = slot * summaryNumbers;
    const before = all[from] ?? 0;
    all[from] = before + 1;
    if (before === 0 || this.#compare(from + at.first, step, timeMs) < 0)
      this.#place(from + at.first, step, timeMs, value);
    if (before === 0 || this.#compare(from + at.last, step, timeMs) >= 0)
      this.#place(from + at.last, step, timeMs, value);
    if (Number.isNaN(value)) return this.#count(from + at.nan);
    if (value === Infinity) return this.#count(from + at.positiveInfinity);
    if (value === -Infinity) return this.#count(from + at.negativeInfinity);
    const finite = this.#finite(from);
    const mean = all[from + at.mean] ?? 0;
    const newMean = weightedMean(mean, finite - 1, value, 1);
    all[from + at.mean] = newMean;
    all[from + at.m2] = (all[from + at.m2] ?? 0) + (value - mean) * (value - newMean);
    const min = all[from + at.min] ?? 0;
    if (finite === 1 || value < min || (value === min && this.#compare(from + at.min, step, timeMs) < 0))
      this.#place(from + at.min, step, timeMs, value);
    const max = all[from + at.max] ?? 0;
    if (finite === 1 || value > max || (value === max && this.#compare(from + at.max, step, timeMs) < 0))
      this.#place(from + at.max, step, timeMs, value);
  }

  read(slot: number): MetricSummary {
    const from = slot * summaryNumbers;
    const some = this.#finite(from) > 0;
    const number = (which: number): number => this.#numbers[from + which] ?? 0;
    const placed = (which: number): PlacedValue => ({
      value: number(which),
      step: number(which + 1),
      timeMs: number(which + 2),
    });
    return {
      count: number(at.count),
      nanCount: number(at.nan),
      positiveInfinityCount: number(at.positiveInfinity),
      negativeInfinityCount: number(at.negativeInfinity),
      mean: some ? number(at.mean) : null,
      m2: number(at.m2),
      min: some ? placed(at.min) : null,
      max: some ? placed(at.max) : null,
      first: placed(at.first),
      last: placed(at.last),
    };
  }

  write(slot: number, summary: MetricSummary, logSeq: number): void {
    const from = slot * summaryNumbers;
    const all = this.#numbers;
    all[from + at.count] = summary.count;
    all[from + at.nan] = summary.nanCount;
    all[from + at.positiveInfinity] = summary.positiveInfinityCount;
    all[from + at.negativeInfinity] = summary.negativeInfinityCount;
    all[from + at.mean] = summary.mean ?? 0;
    all[from + at.m2] = summary.m2;
    const place = (which: number, { value, step, timeMs }: PlacedValue): void =>
      this.#place(from + which, step, timeMs, value);
    if (summary.min !== null) place(at.min, summary.min);
    if (summary.max !== null) place(at.max, summary.max);
    place(at.first, summary.first);
    place(at.last, summary.last);
    all[from + at.logSeq] = logSeq;
  }

  #finite(from: number): number {
    const all = this.#numbers;
    return (
      (all[from + at.count] ?? 0) -
      (all[from + at.nan] ?? 0) -
      (all[from + at.positiveInfinity] ?? 0) -
      (all[from + at.negativeInfinity] ?? 0)
    );
  }

  #count(place: number): void {
    this.#numbers[place] = (this.#numbers[place] ?? 0) + 1;
  }

  #compare(place: number, step: number, timeMs: number): number {
    return comparePlaces(step, timeMs, this.#numbers[place + 1] ?? 0, this.#numbers[place + 2] ?? 0);
  }

  #place(place: number, step: number, timeMs: number, value: number): void {
    this.#numbers[place] = value;
    this.#numbers[place + 1] = step;
    this.#numbers[place + 2] = timeMs;
  }
}
