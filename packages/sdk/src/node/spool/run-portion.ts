import type { PointBatch } from '@assay/series';
import type { RunEntry } from './run-entry.ts';
import { thingsIn } from './run-entry.ts';

/** Points of one request. Part of what names a batch: another figure would cut a repeated portion differently. */
export const batchPoints = 20_000;

/** What a portion of a spool holds of one run. */
export class RunPortion {
  readonly runId: string;
  readonly entries: RunEntry[] = [];
  readonly #names: string[] = [];
  readonly #steps: number[] = [];
  readonly #timesMs: number[] = [];
  readonly #values: number[] = [];

  constructor(runId: string) {
    this.runId = runId;
  }

  addPoint(name: string, value: number, step: number, timeMs: number): void {
    this.#names.push(name);
    this.#values.push(value);
    this.#steps.push(step);
    this.#timesMs.push(timeMs);
  }

  get pointCount(): number {
    return this.#values.length;
  }

  /** How many things were logged: points, parameters, lines and so on. */
  get things(): number {
    return this.entries.reduce((sum, entry) => sum + thingsIn(entry), this.pointCount);
  }

  /** The points in order of logging, cut into batches. */
  batches(): readonly PointBatch[] {
    const batches: PointBatch[] = [];
    for (let from = 0; from < this.pointCount; from += batchPoints) {
      batches.push(this.#batch(from, Math.min(this.pointCount, from + batchPoints)));
    }
    return batches;
  }

  #batch(from: number, to: number): PointBatch {
    const index = new Map<string, number>();
    const nameIndex = new Uint32Array(to - from);
    for (let i = from; i < to; i++) {
      const name = this.#names[i] ?? '';
      let number = index.get(name);
      if (number === undefined) index.set(name, (number = index.size));
      nameIndex[i - from] = number;
    }
    return {
      names: [...index.keys()],
      nameIndex,
      steps: Float64Array.from(this.#steps.slice(from, to)),
      timesMs: Float64Array.from(this.#timesMs.slice(from, to)),
      values: Float64Array.from(this.#values.slice(from, to)),
    };
  }
}
