import type { SeriesChunk } from './import-source.ts';

const mostPoints = 20_000;

/** Gathers points that come one by one, of many series in turn, into chunks. */
export class SeriesBuffer {
  readonly #chunks = new Map<string, { name: string; steps: number[]; timesMs: number[]; values: number[] }>();
  #count = 0;

  /** `step` NaN: without one. */
  add(name: string, step: number, timeMs: number, value: number): void {
    let chunk = this.#chunks.get(name);
    if (chunk === undefined) this.#chunks.set(name, (chunk = { name, steps: [], timesMs: [], values: [] }));
    chunk.steps.push(step);
    chunk.timesMs.push(timeMs);
    chunk.values.push(value);
    this.#count++;
  }

  get isFull(): boolean {
    return this.#count >= mostPoints;
  }

  *flush(): Generator<SeriesChunk> {
    yield* this.#chunks.values();
    this.#chunks.clear();
    this.#count = 0;
  }
}
