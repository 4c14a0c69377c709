import { AssayError, messageOf } from '@assay/base';
import type { RunId } from '@assay/base';
import { DamagedBytesError } from '@assay/series';
import type { BlockColumns, PageInfo, PointColumns, SeriesPart } from '@assay/series';

/** Whose bytes, and in which file. */
export interface SeriesPlace {
  readonly file: string;
  readonly runId: RunId;
  readonly name: string;
}

/** A series of a part that says, when its bytes cannot be read, which file must be looked at. */
export class GuardedSeries implements SeriesPart {
  readonly pointCount: number;
  readonly pages: readonly PageInfo[];
  readonly #series: SeriesPart;
  readonly #place: SeriesPlace;

  constructor(series: SeriesPart, place: SeriesPlace) {
    this.pointCount = series.pointCount;
    this.pages = series.pages;
    this.#series = series;
    this.#place = place;
  }

  coarse(page: number, into?: BlockColumns): BlockColumns {
    return this.#guard(() => this.#series.coarse(page, into));
  }

  fine(page: number): BlockColumns {
    return this.#guard(() => this.#series.fine(page));
  }

  points(page: number, fromChunk?: number, toChunk?: number): PointColumns {
    return this.#guard(() => this.#series.points(page, fromChunk, toChunk));
  }

  #guard<T>(read: () => T): T {
    try {
      return read();
    } catch (error) {
      throw unreadable(error, this.#place);
    }
  }
}

/** What a caller is told of bytes that are damaged, or of a file that cannot be read; anything else is thrown on as it is. */
export function unreadable(error: unknown, { file, runId, name }: SeriesPlace): unknown {
  const ofSystem = error instanceof Error && 'syscall' in error;
  if (!(error instanceof DamagedBytesError) && !ofSystem) return error;
  return new AssayError(
    'Unavailable',
    `Points of metric "${name}" of run ${runId} cannot be read: segments/${file}: ${messageOf(error)}. ` +
      'Everything else can. Run "assay verify" to see what is damaged, and restore the file from a backup.',
    { runId, metric: name, file: `segments/${file}` },
    { cause: error },
  );
}
