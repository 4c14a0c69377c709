import type { BucketedSeries, MetricsAnswer } from '@assay/core';
import { frameColumns } from '@assay/series';
import type { CurvesFrame, FrameColumn } from '@assay/series';
import type { BucketColumn, BucketedSeries as WireSeries, MetricsAnswer as WireAnswer } from '@assay/wire';
import { encodeFinite, encodeValues } from './encode-metrics.ts';
import { csvText } from './csv.ts';

/** The JSON answer; columns that are not among `wanted` are empty. */
export function encodeCurves(answer: MetricsAnswer, wanted: readonly BucketColumn[]): WireAnswer {
  const has = (column: BucketColumn): boolean => wanted.includes(column);
  const finite = (column: BucketColumn, values: Float64Array) => (has(column) ? Array.from(values, encodeFinite) : []);
  const encodeSeries = (series: BucketedSeries): WireSeries => ({
    runId: series.runId,
    name: series.name,
    pointCount: series.pointCount,
    index: Array.from(series.index),
    count: has('count') ? Array.from(series.count) : [],
    min: finite('min', series.min),
    max: finite('max', series.max),
    mean: finite('mean', series.mean),
    first: has('first') ? encodeValues(series.first) : [],
    last: has('last') ? encodeValues(series.last) : [],
    lastX: has('lastX') ? Array.from(series.lastX) : [],
    nonFinite: has('nonFinite') ? Array.from(series.nonFinite) : [],
    snapped: series.snapped,
  });
  return { ...answer, series: answer.series.map(encodeSeries) };
}

const cell = (value: number): string => (Number.isNaN(value) ? 'NaN' : String(value));

/** One line for each bucket, curve by curve: run id, name, bucket, the bucket's left edge, then the columns. */
export function* csvOfCurves(frame: CurvesFrame): Generator<string, void, void> {
  const { from, to, buckets, curves } = frame;
  const names = frameColumns.filter(
    (name): name is Exclude<FrameColumn, 'index'> => name !== 'index' && curves[0]?.[name] !== undefined,
  );
  yield `runId,name,bucket,x,${names.join(',')}\r\n`;
  for (const curve of curves) {
    const start = `${curve.runId},${csvText(curve.name)},`;
    const columns = names.map((name) => curve[name]);
    let text = '';
    curve.index.forEach((bucket, i) => {
      text += `${start}${bucket},${from + ((to - from) * bucket) / buckets}`;
      for (const column of columns) text += `,${cell(column?.[i] ?? Number.NaN)}`;
      text += '\r\n';
    });
    if (text !== '') yield text;
  }
}
