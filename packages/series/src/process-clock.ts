/** A time in which a process did not run, as epoch milliseconds. */
export interface Pause {
  readonly beganMs: number;
  readonly endedMs: number;
}

/**
 * Tells for how long a process that began at `originMs` had been alive at some time: the time since then, its pauses left out. It stands
 * still in a pause, and never goes back.
 */
export class ProcessClock {
  readonly #originMs: number;
  /** Ascending and apart from each other; `#paused[i]`: milliseconds of all pauses before the i-th. */
  readonly #began: Float64Array;
  readonly #ended: Float64Array;
  readonly #paused: Float64Array;

  /** In any order; those that overlap count once, those that end before they begin not at all. */
  constructor(originMs: number, pauses: readonly Pause[]) {
    const apart: { beganMs: number; endedMs: number }[] = [];
    for (const { beganMs, endedMs } of pauses.toSorted((a, b) => a.beganMs - b.beganMs)) {
      if (!(endedMs > beganMs)) continue;
      const last = apart.at(-1);
      if (last === undefined || beganMs > last.endedMs) apart.push({ beganMs, endedMs });
      else last.endedMs = Math.max(last.endedMs, endedMs);
    }
    this.#began = Float64Array.from(apart, ({ beganMs }) => beganMs);
    this.#ended = Float64Array.from(apart, ({ endedMs }) => endedMs);
    this.#paused = new Float64Array(apart.length + 1);
    apart.forEach(({ beganMs, endedMs }, i) => (this.#paused[i + 1] = (this.#paused[i] ?? 0) + endedMs - beganMs));
    this.#originMs = 0;
    this.#originMs = this.at(originMs);
  }

  /** Milliseconds; negative before the origin. NaN of NaN. O(log pauses). */
  at(timeMs: number): number {
    let low = 0;
    let high = this.#began.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#began[middle] ?? Infinity) <= timeMs) low = middle + 1;
      else high = middle;
    }
    const within = low > 0 && timeMs < (this.#ended[low - 1] ?? 0);
    const awakeMs = within
      ? (this.#began[low - 1] ?? 0) - (this.#paused[low - 1] ?? 0)
      : timeMs - (this.#paused[low] ?? 0);
    return awakeMs - this.#originMs;
  }
}
