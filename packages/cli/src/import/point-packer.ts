import { createHash } from 'node:crypto';
import type { BatchName, PointBatch } from '@assay/sdk/browser';
import type { SeriesChunk } from './import-source.ts';

/** A batch on its way, under the name by which the server knows it when it comes a second time. */
export interface PackedPoints {
  readonly name: BatchName;
  readonly points: PointBatch;
}

const mostPoints = 50_000;
const mostNameBytes = 2_000_000;

/**
 * Gathers points of one run into batches. A batch is named by what is in it and by where in their series its points stand, so that
 * the very same batch gets the same name in any later import, and equal points at two places of a series are two batches.
 */
export class PointPacker {
  readonly #names = new Map<string, number>();
  readonly #firsts: number[] = [];
  #nameIndex = new Uint32Array(mostPoints);
  #steps = new Float64Array(mostPoints);
  #timesMs = new Float64Array(mostPoints);
  #values = new Float64Array(mostPoints);
  #count = 0;
  #nameBytes = 0;

  /** Takes points `from` and on of a chunk whose first point is number `place` of its series; yields each batch that is full. */
  *add(chunk: SeriesChunk, place: number, takes: (i: number) => boolean): Generator<PackedPoints> {
    for (let i = 0; i < chunk.values.length; i++) {
      if (!takes(i)) continue;
      if (this.#count === mostPoints || this.#nameBytes > mostNameBytes) yield* this.flush();
      let index = this.#names.get(chunk.name);
      if (index === undefined) {
        this.#names.set(chunk.name, (index = this.#names.size));
        this.#firsts.push(place + i);
        this.#nameBytes += Buffer.byteLength(chunk.name);
      }
      this.#nameIndex[this.#count] = index;
      this.#steps[this.#count] = chunk.steps[i] ?? Number.NaN;
      this.#timesMs[this.#count] = chunk.timesMs[i] ?? 0;
      this.#values[this.#count] = chunk.values[i] ?? Number.NaN;
      this.#count++;
    }
  }

  /** What is left. */
  *flush(): Generator<PackedPoints> {
    if (this.#count === 0) return;
    const points: PointBatch = {
      names: [...this.#names.keys()],
      nameIndex: this.#nameIndex.slice(0, this.#count),
      steps: this.#steps.slice(0, this.#count),
      timesMs: this.#timesMs.slice(0, this.#count),
      values: this.#values.slice(0, this.#count),
    };
    const hash = createHash('sha256').update(JSON.stringify([points.names, this.#firsts]));
    for (const column of [points.nameIndex, points.steps, points.timesMs, points.values]) hash.update(column);
    this.#names.clear();
    this.#firsts.length = 0;
    this.#count = 0;
    this.#nameBytes = 0;
    yield { name: { clientId: `import-${hash.digest('hex').slice(0, 40)}`, sequence: 0 }, points };
  }
}
