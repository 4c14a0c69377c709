import { pointBatch } from '@assay/series';
import type { NamedPoint, PointBatch } from '@assay/series';

const chunkLength = 1024;

interface Chunk {
  readonly names: string[];
  readonly values: Float64Array;
  /** NaN stands for no step. */
  readonly steps: Float64Array;
  readonly timesMs: Float64Array;
  start: number;
  end: number;
}

const newChunk = (): Chunk => ({
  names: [],
  values: new Float64Array(chunkLength),
  steps: new Float64Array(chunkLength),
  timesMs: new Float64Array(chunkLength),
  start: 0,
  end: 0,
});

/** Points that wait, in columns, oldest first. A push costs no allocation but one chunk in 1,024. */
export class PointBuffer {
  readonly #budget: PointBudget;
  #chunks: Chunk[] = [];
  length = 0;
  /** How many were let go for lack of room. */
  dropped = 0;

  constructor(budget: PointBudget) {
    this.#budget = budget;
    budget.join(this);
  }

  push(name: string, value: number, step: number | null, timeMs: number): void {
    let chunk = this.#chunks.at(-1);
    if (chunk === undefined || chunk.end === chunkLength) {
      chunk = newChunk();
      this.#chunks.push(chunk);
    }
    chunk.names.push(name);
    chunk.values[chunk.end] = value;
    chunk.steps[chunk.end] = step ?? Number.NaN;
    chunk.timesMs[chunk.end] = timeMs;
    chunk.end += 1;
    this.length += 1;
    this.#budget.took(1);
  }

  /** Removes and answers the oldest points, at most `most`. */
  take(most: number): PointBatch {
    const points: NamedPoint[] = [];
    while (points.length < most) {
      const chunk = this.#chunks[0];
      if (chunk === undefined) break;
      for (; chunk.start < chunk.end && points.length < most; chunk.start++) {
        const step = chunk.steps[chunk.start] ?? Number.NaN;
        points.push({
          name: chunk.names[chunk.start] ?? '',
          value: chunk.values[chunk.start] ?? Number.NaN,
          step: Number.isNaN(step) ? null : step,
          timeMs: chunk.timesMs[chunk.start] ?? 0,
        });
      }
      if (chunk.start === chunk.end) this.#chunks.shift();
    }
    this.length -= points.length;
    this.#budget.took(-points.length);
    return pointBatch(points);
  }

  /** Lets go of the oldest chunk. */
  dropOldest(): void {
    const chunk = this.#chunks.shift();
    if (chunk === undefined) return;
    const count = chunk.end - chunk.start;
    this.length -= count;
    this.dropped += count;
    this.#budget.took(-count);
  }

  /** Gives the room back; nothing may be pushed afterwards. */
  close(): void {
    this.#budget.took(-this.length);
    this.#budget.leave(this);
    this.#chunks = [];
    this.length = 0;
  }
}

/** The bound that the buffers of a session share. At the bound the fullest buffer lets go of its oldest points. */
export class PointBudget {
  readonly limit: number;
  readonly #buffers = new Set<PointBuffer>();
  #used = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  join(buffer: PointBuffer): void {
    this.#buffers.add(buffer);
  }

  leave(buffer: PointBuffer): void {
    this.#buffers.delete(buffer);
  }

  took(count: number): void {
    this.#used += count;
    if (count <= 0 || this.#used <= this.limit) return;
    let fullest: PointBuffer | undefined;
    for (const buffer of this.#buffers) if (fullest === undefined || buffer.length > fullest.length) fullest = buffer;
    fullest?.dropOldest();
  }
}
