import type { EpochMs } from '@assay/base';
import { PartWriter } from '@assay/series';
import type { PointColumns } from '@assay/series';
import { nodeByteCodec } from '../../segments/node-byte-codec.ts';
import { SegmentWriter } from '../../segments/segment-writer.ts';
import type { PartPlace } from '../../segments/segment-writer.ts';
import type { CatalogueAnswer, CatalogueRequest, NewSegment } from './catalogue-request.ts';
import type { CompactionContext } from './compaction-context.ts';
import type { Pace } from './pace.ts';

export interface WrittenPart extends PartPlace {
  readonly pointCount: number;
  readonly seriesCount: number;
}

/** A segment that is being written: made with its first part, abandoned unless the catalogue takes it. */
export class NewSegmentFile implements Disposable {
  readonly #context: CompactionContext;
  #writer: SegmentWriter | undefined;
  #settled = false;

  constructor(context: CompactionContext) {
    this.#context = context;
  }

  get length(): number {
    return this.#writer?.length ?? 0;
  }

  /** Writes a part out of series in ascending order of keys. What a part that throws has written stays as dead bytes. */
  writePart(series: Iterable<{ key: number; portions: Iterable<PointColumns> }>): WrittenPart {
    const { pace } = this.#context;
    const writer = this.#begun();
    const part = new PartWriter(writer.write, nodeByteCodec);
    for (const { key, portions } of series) {
      part.addSeries(key, restful(portions, pace));
      pace.breathe();
    }
    const { pointCount, seriesCount } = part.finish();
    return { ...writer.endPart(), pointCount, seriesCount };
  }

  /** Copies a part as it is. */
  copyPart(from: { length: number; read(offset: number, length: number): Uint8Array }): PartPlace {
    const writer = this.#begun();
    const atOnce = 256 * 1024;
    for (let at = 0; at < from.length; at += atOnce) {
      writer.write(from.read(at, Math.min(atOnce, from.length - at)));
      this.#context.pace.breathe();
    }
    return writer.endPart();
  }

  /**
   * Brings the file to the disk and has the catalogue take it. Answers what the writer answers; when it takes nothing, or says for sure that
   * it failed before, the file is removed. When it is not known whether it took it, the writer is asked to remove what it does not name.
   */
  async commit(request: (segment: NewSegment) => CatalogueRequest, now: EpochMs): Promise<CatalogueAnswer> {
    const writer = this.#begun();
    const { catalogue, statistics } = this.#context;
    const segment = { file: writer.file, sizeBytes: writer.finish() };
    statistics.segmentsWritten++;
    statistics.segmentBytesWritten += segment.sizeBytes;
    const asked = request(segment);
    this.#settled = true;
    try {
      const taken = await catalogue(asked, now);
      if (taken === 0) writer.abandon();
      return taken;
    } catch (error) {
      await catalogue({ verb: 'removeOrphans', files: [segment.file] }, now).catch(() => undefined);
      throw error;
    }
  }

  [Symbol.dispose](): void {
    if (!this.#settled) this.#writer?.abandon();
  }

  #begun(): SegmentWriter {
    this.#writer ??= new SegmentWriter(this.#context.dataFolder, this.#context.newSegmentName());
    this.#writer.beginPart();
    return this.#writer;
  }
}

function* restful(portions: Iterable<PointColumns>, pace: Pace): Generator<PointColumns> {
  for (const portion of portions) {
    yield portion;
    pace.breathe();
  }
}
