import { chunkPoints, coarsePoints, finePoints, pageChunks, slicePoints, sortPoints } from '@assay/series';
import type { BlockColumns, PageInfo, PointColumns, SeriesPart } from '@assay/series';

/** A sealed part by plain loops over points in memory, which are put in order. Counts what is read of it. */
export class MemoryPart implements SeriesPart {
  readonly pages: readonly PageInfo[];
  readonly pointCount: number;
  pointsRead = 0;
  coarseRead = 0;
  fineRead = 0;
  readonly #pages: readonly PointColumns[];
  readonly #blocks = new Map<string, BlockColumns>();

  constructor(points: PointColumns, chunksOfPage = pageChunks) {
    const sorted = sortPoints(points);
    this.pointCount = sorted.values.length;
    const size = chunksOfPage * chunkPoints;
    this.#pages = Array.from({ length: Math.ceil(this.pointCount / size) }, (_, i) =>
      slicePoints(sorted, i * size, (i + 1) * size),
    );
    this.pages = this.#pages.map(pageInfo);
  }

  coarse(page: number): BlockColumns {
    this.coarseRead++;
    return this.#summaries(page, coarsePoints);
  }

  fine(page: number): BlockColumns {
    this.fineRead++;
    return this.#summaries(page, finePoints);
  }

  points(page: number, fromChunk = 0, toChunk = pageChunks): PointColumns {
    const points = slicePoints(this.#page(page), fromChunk * chunkPoints, toChunk * chunkPoints);
    this.pointsRead += points.values.length;
    return points;
  }

  #page(page: number): PointColumns {
    const points = this.#pages[page];
    if (points === undefined) throw new Error(`no page ${page}`);
    return points;
  }

  #summaries(page: number, size: number): BlockColumns {
    const key = `${page}:${size}`;
    let blocks = this.#blocks.get(key);
    if (blocks === undefined) this.#blocks.set(key, (blocks = blockColumns(this.#page(page), size)));
    return blocks;
  }
}

function pageInfo({ steps, timesMs }: PointColumns): PageInfo {
  return {
    count: steps.length,
    absentCount: steps.filter(Number.isNaN).length,
    firstStep: steps[0] ?? Number.NaN,
    lastStep: steps.at(-1) ?? Number.NaN,
    firstTimeMs: timesMs[0] ?? 0,
    lastTimeMs: timesMs.at(-1) ?? 0,
    leastTimeMs: timesMs.reduce((a, b) => Math.min(a, b), Infinity),
    greatestTimeMs: timesMs.reduce((a, b) => Math.max(a, b), -Infinity),
    timesAscend: timesMs.every((timeMs, i) => i === 0 || timeMs >= (timesMs[i - 1] ?? 0)),
  };
}

function blockColumns(points: PointColumns, size: number): BlockColumns {
  const blocks = Array.from({ length: Math.ceil(points.values.length / size) }, (_, i) =>
    slicePoints(points, i * size, (i + 1) * size),
  );
  const column = (of: (block: PointColumns) => number): Float64Array => Float64Array.from(blocks, of);
  const finite = (block: PointColumns): number[] => [...block.values].filter(Number.isFinite);
  const extreme = (block: PointColumns, sign: 1 | -1): number => {
    let found = -1;
    block.values.forEach((value, i) => {
      if (Number.isFinite(value) && (found < 0 || value * sign < (block.values[found] ?? 0) * sign)) found = i;
    });
    return found;
  };
  const extremeOf = (which: keyof PointColumns, sign: 1 | -1) =>
    column((b) => b[which][extreme(b, sign)] ?? Number.NaN);
  const endOf = (which: keyof PointColumns, end: 0 | -1) => column((b) => b[which].at(end) ?? Number.NaN);
  return {
    count: Uint32Array.from(blocks, (block) => block.values.length),
    finiteCount: Uint32Array.from(blocks, (block) => finite(block).length),
    min: extremeOf('values', 1),
    max: extremeOf('values', -1),
    mean: column((b) =>
      finite(b).length === 0
        ? Number.NaN
        : finite(b).reduce((mean, value, i) => mean * (i / (i + 1)) + value / (i + 1), 0),
    ),
    first: endOf('values', 0),
    last: endOf('values', -1),
    firstStep: endOf('steps', 0),
    lastStep: endOf('steps', -1),
    minStep: extremeOf('steps', 1),
    minTimeMs: extremeOf('timesMs', 1),
    maxStep: extremeOf('steps', -1),
    maxTimeMs: extremeOf('timesMs', -1),
    firstTimeMs: endOf('timesMs', 0),
    lastTimeMs: endOf('timesMs', -1),
  };
}
