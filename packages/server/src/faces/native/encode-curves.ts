import { csvCell, toWireNumber } from '@assay/base';
import { edgeOf, frameColumns, logGrid } from '@assay/series';
import type { CurvesFrame, FrameColumn } from '@assay/series';
import type { BucketedSeries as WireSeries, MetricsAnswer as WireAnswer } from '@assay/wire';
import { encodeFinite } from './encode-metrics.ts';

/** The JSON answer; columns that the frame does not have are empty. */
export function encodeCurves({ axis, curves, ...grid }: CurvesFrame): WireAnswer {
  const none = new Float64Array(0);
  const counts = (values: ArrayLike<number> = none): number[] => Array.from(values);
  const statistic = (values: ArrayLike<number> = none) => Array.from(values, encodeFinite);
  const series = curves.map(({ runId, name, pointCount, snapped, outside, ...columns }): WireSeries => ({
    runId,
    name,
    pointCount,
    index: counts(columns.index),
    count: counts(columns.count),
    min: statistic(columns.min),
    max: statistic(columns.max),
    mean: statistic(columns.mean),
    first: Array.from(columns.first ?? none, toWireNumber),
    last: Array.from(columns.last ?? none, toWireNumber),
    lastX: counts(columns.lastX),
    nonFinite: counts(columns.nonFinite),
    snapped,
    outside,
  }));
  return { x: axis, ...grid, series };
}

const cell = (value: number): string => (Number.isNaN(value) ? 'NaN' : String(value));

/** One line for each bucket, curve by curve: run id, name, bucket, the bucket's left edge, then the columns. */
export function* csvOfCurves(frame: CurvesFrame): Generator<string, void, void> {
  const { from, to, buckets, curves } = frame;
  const grid = frame.scale === 'log' ? logGrid(from, to, buckets) : { from, to, count: buckets };
  const names = frameColumns.filter(
    (name): name is Exclude<FrameColumn, 'index'> => name !== 'index' && curves[0]?.[name] !== undefined,
  );
  yield `runId,name,bucket,x,${names.join(',')}\r\n`;
  for (const curve of curves) {
    const start = `${curve.runId},${csvCell(curve.name)},`;
    const columns = names.map((name) => curve[name]);
    let text = '';
    curve.index.forEach((bucket, i) => {
      text += `${start}${bucket},${edgeOf(grid, bucket)}`;
      for (const column of columns) text += `,${cell(column?.[i] ?? Number.NaN)}`;
      text += '\r\n';
    });
    if (text !== '') yield text;
  }
}
