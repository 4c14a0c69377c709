import type { RunId } from '@assay/base';
import { AssayError, invalidInput } from '@assay/base';
import { joinExtents, logGrid, PointBudget, stepGrid } from '@assay/series';
import type { BucketGrid, Extent, SeriesBuckets } from '@assay/series';
import { loadRuns } from '../steps/load-runs.ts';
import { curvesOfRun } from './curves-of-run.ts';
import type { Curve, CurveAxis, NamedAxis } from './curves-of-run.ts';
import type { Query } from './query.ts';

export interface QueryMetricsInput {
  readonly runIds: readonly string[];
  readonly names: readonly string[];
  readonly x?: CurveAxis;
  readonly from?: number;
  readonly to?: number;
  readonly buckets?: number;
  /** Reads every point within the grid, so that no bucket counts points of its neighbour. */
  readonly raw?: boolean;
  /** log: buckets of equal ratio; without `from`, from the least x above 0 on. */
  readonly scale?: 'linear' | 'log';
}

/** One curve on the grid that all curves of the answer share; the columns of its non-empty buckets. */
export interface BucketedSeries extends SeriesBuckets {
  readonly runId: RunId;
  readonly name: string;
  /** Of the whole series, within the grid or not. */
  readonly pointCount: number;
  /** Points at x ≤ 0, which a logarithmic grid leaves out; 0 on a linear one. */
  readonly outside: number;
}

export interface MetricsAnswer {
  readonly x: NamedAxis | 'metric';
  /** The metric on the x axis, where it is one. */
  readonly xName?: string;
  readonly scale: 'linear' | 'log';
  readonly from: number;
  readonly to: number;
  /** As many as asked for, or one for each step where these are fewer. */
  readonly buckets: number;
  readonly series: BucketedSeries[];
}

/** Points that one query may read one by one; above it the answer would take longer than anybody waits for a chart. */
const maxPoints = 20_000_000;
/** Curves from which on wider blocks of points are taken: nobody sees half a bucket's shift among so many. */
const manyCurves = 20;
/** Buckets of all curves together: some 60 bytes each. */
const maxRows = 2_000_000;

/**
 * Curves of many runs on one grid. Without `from` and `to` the grid spans all requested points. A run without the metric has
 * no curve; an unknown run is refused. The cost follows the buckets, not the points (`bucketSeries`), but over another metric,
 * where all points of both are read.
 */
export const queryMetrics: Query<QueryMetricsInput, MetricsAnswer> = async (tx, input) => {
  const { x = 'step', buckets = 1000, raw = false, scale = 'linear' } = input;
  checkEnds(input, scale);
  const runs = await loadRuns(tx, [...new Set(input.runIds)]);
  const names = [...new Set(input.names)];
  const budget = new PointBudget(maxPoints);
  const sparing = runs.length * names.length >= manyCurves;
  const answer = new CurveRows(scale);
  const gridBetween = (from: number, to: number): BucketGrid => {
    if (scale === 'log') return logGrid(from, to, buckets);
    return x === 'step' ? stepGrid(from, to, buckets) : { from, to, count: buckets };
  };
  let grid = input.from === undefined || input.to === undefined ? undefined : gridBetween(input.from, input.to);
  const waiting: Curve[] = [];
  for (const run of runs)
    for (const curve of await curvesOfRun(tx, run, names, { x, raw, sparing, budget })) {
      if (grid === undefined) waiting.push(curve);
      else answer.add(curve, grid);
    }
  if (grid === undefined) {
    const extents = waiting.map((curve) => (scale === 'log' ? curve.positiveExtent() : curve.extent()));
    grid = gridBetween(...endsOf(joinExtents(extents), input, scale));
    for (const curve of waiting) answer.add(curve, grid);
  }
  const { from, to, count } = grid;
  const axis = typeof x === 'string' ? { x } : { x: 'metric' as const, xName: x.metric };
  return { ...axis, scale, from, to, buckets: count, series: answer.series };
};

/** The given ends of the grid must leave it a direction, and on a logarithmic scale lie above 0. */
function checkEnds({ from, to }: QueryMetricsInput, scale: 'linear' | 'log'): void {
  if (from !== undefined && to !== undefined && from > to)
    throw invalidInput('from', `${from} lies behind to, ${to}. Swap them.`);
  if (scale === 'linear') return;
  for (const [path, end] of Object.entries({ from, to }))
    if (end !== undefined && end <= 0)
      throw invalidInput(path, `${end} has no place on a logarithmic scale: expected a number above 0.`);
}

class CurveRows {
  readonly series: BucketedSeries[] = [];
  readonly #scale: 'linear' | 'log';
  #rows = 0;

  constructor(scale: 'linear' | 'log') {
    this.#scale = scale;
  }

  add(curve: Curve, grid: BucketGrid): void {
    const { runId, name, pointCount } = curve;
    const buckets = curve.buckets(grid);
    this.#rows += buckets.index.length;
    if (this.#rows > maxRows)
      throw new AssayError(
        'LimitExceeded',
        `The answer has more than ${maxRows} buckets. Ask for fewer runs, metrics or buckets at once.`,
        { limit: maxRows },
      );
    const outside = this.#scale === 'log' ? curve.outside() : 0;
    this.series.push({ runId, name, pointCount, outside, ...buckets });
  }
}

/** The given ends of the grid; where one is missing, the outermost point, as far as that leaves the grid a direction. */
function endsOf(
  extent: Extent | undefined,
  given: { from?: number; to?: number },
  scale: 'linear' | 'log',
): [number, number] {
  const only = given.from ?? given.to ?? (scale === 'log' ? 1 : 0);
  const { least, greatest } = extent ?? { least: only, greatest: only };
  const from = given.from ?? Math.min(least, given.to ?? least);
  return [from, given.to ?? Math.max(greatest, from)];
}
