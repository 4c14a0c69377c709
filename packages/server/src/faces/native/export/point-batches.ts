import type { CallOptions, ExportedPoints, ExportPlace, ExportPointsInput, Store } from '@assay/core';
import type { ExportBatch, ExportColumn } from './export-table.ts';

export const pointColumns: readonly ExportColumn[] = [
  { name: 'run_id', type: 'text', required: true },
  { name: 'run_name', type: 'text', required: true },
  { name: 'metric', type: 'text', required: true },
  { name: 'step', type: 'integer', required: false },
  { name: 'time', type: 'time', required: true },
  { name: 'value', type: 'number', required: true },
];

/** Runs whose points one query may be asked for, and points that it answers: each query finds its place anew. */
const runsAtOnce = 500;
const pointsAtOnce = 131_072;

export interface PointSource {
  readonly store: Store;
  readonly options: CallOptions;
  readonly runIds: readonly string[];
  readonly runNames: readonly string[];
  readonly question: Omit<ExportPointsInput, 'runIds' | 'after' | 'limit'>;
  /** Rows of a batch. */
  readonly rows: number;
}

type Piece = ExportedPoints['pieces'][number];

/** All points, run by run, in batches that are as long as asked for, but for the last. */
export async function* pointBatches(source: PointSource): AsyncGenerator<ExportBatch> {
  let pieces: Piece[] = [];
  let count = 0;
  for await (const some of piecesOf(source)) {
    for (const piece of some) {
      pieces.push(piece);
      count += piece.values.length;
      while (count >= source.rows) {
        const last = pieces.pop() ?? piece;
        const kept = last.values.length - (count - source.rows);
        yield batchOf([...pieces, cut(last, 0, kept)], source.rows, source);
        count -= source.rows;
        pieces = count === 0 ? [] : [cut(last, kept, last.values.length)];
      }
    }
  }
  if (count > 0) yield batchOf(pieces, count, source);
}

const cut = ({ steps, timesMs, values, ...of }: Piece, from: number, to: number): Piece => ({
  ...of,
  steps: steps.subarray(from, to),
  timesMs: timesMs.subarray(from, to),
  values: values.subarray(from, to),
});

/** Places of runs are those among all runs. */
async function* piecesOf({ store, options, runIds, question }: PointSource): AsyncGenerator<readonly Piece[]> {
  for (let first = 0; first < runIds.length; first += runsAtOnce) {
    const some = runIds.slice(first, first + runsAtOnce);
    let after: ExportPlace | null | undefined;
    do {
      const input = { ...question, runIds: some, limit: pointsAtOnce, ...(after && { after }) };
      const { pieces, next } = await store.query('exportPoints', input, options);
      yield first === 0 ? pieces : pieces.map((piece) => ({ ...piece, run: piece.run + first }));
      after = next;
    } while (after !== null);
  }
}

function batchOf(pieces: readonly Piece[], rowCount: number, { runIds, runNames }: PointSource): ExportBatch {
  const steps = new Float64Array(rowCount);
  const times = new Float64Array(rowCount);
  const values = new Float64Array(rowCount);
  const runPlaces = new Uint32Array(rowCount);
  const metricPlaces = new Uint32Array(rowCount);
  const runs = new Places<number>();
  const metrics = new Places<string>();
  let at = 0;
  for (const piece of pieces) {
    const end = at + piece.values.length;
    steps.set(piece.steps, at);
    times.set(piece.timesMs, at);
    values.set(piece.values, at);
    runPlaces.fill(runs.of(piece.run), at, end);
    metricPlaces.fill(metrics.of(piece.name), at, end);
    at = end;
  }
  const hasSteps = !steps.some(Number.isNaN);
  const present = hasSteps ? null : Uint8Array.from(steps, (step) => (Number.isNaN(step) ? 0 : 1));
  const runTexts = (texts: readonly string[]) => runs.list.map((run) => texts[run] ?? '');
  return {
    rowCount,
    columns: [
      { present: null, places: runPlaces, list: runTexts(runIds) },
      { present: null, places: runPlaces.slice(), list: runTexts(runNames) },
      { present: null, places: metricPlaces, list: metrics.list },
      { present, numbers: hasSteps ? steps : steps.map((step) => (Number.isNaN(step) ? 0 : step)) },
      { present: null, numbers: times },
      { present: null, numbers: values },
    ],
  };
}

/** Places of different things in a list of them. */
class Places<T> {
  readonly list: T[] = [];
  readonly #known = new Map<T, number>();

  of(thing: T): number {
    let place = this.#known.get(thing);
    if (place === undefined) this.#known.set(thing, (place = this.list.push(thing) - 1));
    return place;
  }
}
