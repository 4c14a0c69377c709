import { bucketPoints, type Curve, type CurvesFrame, type SeriesBuckets } from '@assay/series';

/** Points of one series that have just arrived, with their place on the x axis of a chart. */
export interface ArrivedCurve {
  readonly runId: string;
  readonly name: string;
  readonly x: Float64Array;
  readonly values: Float64Array;
}

export interface FoldOptions {
  /** Whether the grid is of all points, and so grows with them; else what lies outside is left out. */
  readonly grows: boolean;
  /** More buckets than this are better asked for anew. */
  readonly maximumBuckets: number;
}

/**
 * Curves with points that arrived after they were answered, as the server would answer them on the same grid, made longer where it has to be.
 * Undefined where it cannot be told from what is there: they must be asked for anew. O(rows of the touched curves + points).
 */
export function foldPoints(
  frame: CurvesFrame,
  arrived: readonly ArrivedCurve[],
  { grows, maximumBuckets }: FoldOptions,
): CurvesFrame | undefined {
  let greatest = frame.to;
  for (const { x } of arrived) {
    for (const place of x) {
      if (Number.isNaN(place)) return undefined;
      if (grows && place < frame.from) return undefined;
      if (place > greatest) greatest = place;
    }
  }
  const grid = grows ? grownGrid(frame, greatest) : { from: frame.from, to: frame.to, count: frame.buckets };
  if (grid === undefined || grid.count > Math.max(maximumBuckets, frame.buckets)) return undefined;
  const touched = new Map<Curve, Curve>();
  for (const { runId, name, x, values } of arrived) {
    const found = frame.curves.find((curve) => curve.runId === runId && curve.name === name);
    if (found === undefined) return undefined;
    const before = touched.get(found) ?? found;
    const absent = new Float64Array(values.length);
    const merged = mergeRows(before, bucketPoints(grid, x, { steps: absent, timesMs: absent, values }));
    if (merged === undefined) return undefined;
    touched.set(found, { ...merged, pointCount: before.pointCount + values.length });
  }
  const curves = frame.curves.map((curve) => touched.get(curve) ?? curve);
  return { ...frame, from: grid.from, to: grid.to, buckets: grid.count, curves };
}

/** The same buckets and as many more as reach `greatest`; undefined where the grid has no width to go on with. */
function grownGrid({ axis, from, to, buckets }: CurvesFrame, greatest: number) {
  if (greatest <= to) return { from, to, count: buckets };
  const isByStep = axis === 'step' && Number.isInteger(from) && buckets === to - from + 1;
  if (isByStep) return { from, to: greatest, count: greatest - from + 1 };
  const width = (to - from) / buckets;
  if (!(width > 0)) return undefined;
  const count = Math.ceil((greatest - from) / width);
  // Rounded, the end may fall short of the point that it is for.
  return { from, to: Math.max(greatest, from + count * width), count };
}

const number = (column: ArrayLike<number> | undefined, at: number): number => column?.[at] ?? Number.NaN;

/** Rows of both, those of one bucket as one; undefined where a mean cannot be made of what is there. */
function mergeRows(curve: Curve, added: SeriesBuckets): Curve | undefined {
  if (curve.mean !== undefined && (curve.count === undefined || curve.nonFinite === undefined)) return undefined;
  const index = Uint32Array.from(new Set([...curve.index, ...added.index])).sort();
  const rowOf = (rows: Uint32Array): Int32Array => {
    const found = new Int32Array(index.length).fill(-1);
    let row = 0;
    for (let i = 0; i < index.length && row < rows.length; i++) if (index[i] === rows[row]) found[i] = row++;
    return found;
  };
  const [old, young] = [rowOf(curve.index), rowOf(added.index)];
  type Name = Exclude<keyof SeriesBuckets, 'index' | 'snapped'>;
  const wide = (name: Name, join: (a: number, b: number, i: number) => number): Float64Array => {
    const column = new Float64Array(index.length);
    for (let i = 0; i < index.length; i++) {
      const [a, b] = [old[i] ?? -1, young[i] ?? -1];
      if (a === -1) column[i] = number(added[name], b);
      else if (b === -1) column[i] = number(curve[name], a);
      else column[i] = join(number(curve[name], a), number(added[name], b), i);
    }
    return column;
  };
  const least = (a: number, b: number): number => (Number.isNaN(a) ? b : Number.isNaN(b) ? a : Math.min(a, b));
  const sum = (a: number, b: number): number => a + b;
  const finite = (rows: Pick<Curve, 'count' | 'nonFinite'>, row: number): number =>
    number(rows.count, row) - number(rows.nonFinite, row);
  const mean = (a: number, b: number, i: number): number => {
    const [n, m] = [finite(curve, old[i] ?? -1), finite(added, young[i] ?? -1)];
    if (n === 0) return b;
    return m === 0 ? a : a + ((b - a) * m) / (n + m);
  };
  const isLater = (i: number): boolean => !(number(curve.lastX, old[i] ?? -1) > number(added.lastX, young[i] ?? -1));
  return {
    ...curve,
    index,
    ...(curve.count && { count: Uint32Array.from(wide('count', sum)) }),
    ...(curve.nonFinite && { nonFinite: Uint32Array.from(wide('nonFinite', sum)) }),
    ...(curve.min && { min: wide('min', least) }),
    ...(curve.max && { max: wide('max', (a, b) => -least(-a, -b)) }),
    ...(curve.mean && { mean: wide('mean', mean) }),
    ...(curve.first && { first: wide('first', (a) => a) }),
    ...(curve.last && { last: wide('last', (a, b, i) => (isLater(i) ? b : a)) }),
    ...(curve.lastX && { lastX: wide('lastX', Math.max) }),
  };
}
