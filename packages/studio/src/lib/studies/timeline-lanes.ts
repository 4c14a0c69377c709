import { byGroup, doublesOf } from '../plot/numbers-of-rows.ts';
import { durationMs, workerOf, type TrialData } from './trial-data.ts';

/** Trials as bars over time, each in a lane: that of its worker, or the first that is free. */
export interface Lanes {
  /** In order of lane and start. */
  readonly rows: Uint32Array;
  /** Of each of the rows. */
  readonly lane: Uint32Array;
  readonly startMs: Float64Array;
  readonly endMs: Float64Array;
  readonly names: readonly string[];
  readonly isByWorker: boolean;
}

const mostWorkers = 64;

export function timelineLanes(data: TrialData, shown: Uint32Array, nowMs: number): Lanes {
  const started = shown.filter((row) => !Number.isNaN(data.startedMs[row] ?? Number.NaN));
  const startOf = (row: number): number => data.startedMs[row] ?? 0;
  const endOf = (row: number): number => {
    const duration = durationMs(data, row, nowMs);
    return startOf(row) + (Number.isNaN(duration) ? 0 : Math.max(0, duration));
  };
  const byStart = started.toSorted((a, b) => startOf(a) - startOf(b) || a - b);
  const workers = new Map<string, number>();
  for (const row of byStart) {
    const worker = workerOf(data, row) ?? '';
    if (!workers.has(worker)) workers.set(worker, workers.size);
  }
  const isByWorker = workers.size > 1 && workers.size <= mostWorkers;
  const laneOfRow = new Uint32Array(data.count);
  if (isByWorker) for (const row of byStart) laneOfRow[row] = workers.get(workerOf(data, row) ?? '') ?? 0;
  const laneCount = isByWorker ? workers.size : packed(byStart, startOf, endOf, laneOfRow);
  const rows = byGroup(byStart, (row) => laneOfRow[row] ?? 0, laneCount);
  return {
    rows,
    lane: rows.map((row) => laneOfRow[row] ?? 0),
    startMs: doublesOf(rows, startOf),
    endMs: doublesOf(rows, endOf),
    names: isByWorker
      ? [...workers.keys()].map((worker) => (worker === '' ? 'no worker' : worker))
      : Array.from({ length: laneCount }, (_, lane) => String(lane + 1)),
    isByWorker,
  };
}

/** Puts each into the lane that became free first, or into a new one. Answers how many lanes that takes. */
function packed(
  byStart: Uint32Array,
  startOf: (row: number) => number,
  endOf: (row: number) => number,
  laneOfRow: Uint32Array,
): number {
  /** A heap of lanes by when they are free. */
  const heap: { freeMs: number; lane: number }[] = [];
  for (const row of byStart) {
    const first = heap[0];
    if (first !== undefined && first.freeMs <= startOf(row)) {
      laneOfRow[row] = first.lane;
      first.freeMs = endOf(row);
      sink(heap);
    } else {
      laneOfRow[row] = heap.length;
      heap.push({ freeMs: endOf(row), lane: heap.length });
      rise(heap);
    }
  }
  return heap.length;
}

function sink(heap: { freeMs: number }[]): void {
  for (let at = 0; ;) {
    let least = at;
    for (const child of [2 * at + 1, 2 * at + 2])
      if ((heap[child]?.freeMs ?? Number.POSITIVE_INFINITY) < (heap[least]?.freeMs ?? Number.POSITIVE_INFINITY))
        least = child;
    if (least === at) return;
    swap(heap, at, least);
    at = least;
  }
}

function rise(heap: { freeMs: number }[]): void {
  for (let at = heap.length - 1; at > 0;) {
    const parent = (at - 1) >> 1;
    if ((heap[parent]?.freeMs ?? 0) <= (heap[at]?.freeMs ?? 0)) return;
    swap(heap, at, parent);
    at = parent;
  }
}

function swap<T>(list: T[], a: number, b: number): void {
  const [one, other] = [list[a], list[b]];
  if (one === undefined || other === undefined) return;
  [list[a], list[b]] = [other, one];
}
