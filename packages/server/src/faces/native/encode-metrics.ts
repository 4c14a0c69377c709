import { toWireNumber } from '@assay/base';
import type { WireNumber } from '@assay/base';
import type { RunAnswer, RunRowAnswer } from '@assay/core';
import { standardDeviation } from '@assay/series';
import type { MetricSummary, PlacedValue } from '@assay/series';
import type { MetricSummary as WireSummary, PlacedValue as WirePlacedValue } from '@assay/wire';

/** A step as the wire has it: absent is null, never a number. */
export const encodeStep = (step: number): number | null => (Number.isNaN(step) ? null : step);

/** A statistic of finite values; null where there was none, or where it left the range of a double. */
export const encodeFinite = (value: number | null): number | null =>
  value !== null && Number.isFinite(value) ? value : null;

export const encodeValues = (values: Float64Array): WireNumber[] => Array.from(values, toWireNumber);

const encodePlaced = ({ value, step, timeMs }: PlacedValue): WirePlacedValue => ({
  value: toWireNumber(value),
  step: encodeStep(step),
  timeMs,
});

export function encodeSummary(summary: MetricSummary): WireSummary {
  const { m2: _, mean, min, max, first, last, ...counts } = summary;
  return {
    ...counts,
    mean: encodeFinite(mean),
    standardDeviation: encodeFinite(standardDeviation(summary)),
    min: min === null ? null : encodePlaced(min),
    max: max === null ? null : encodePlaced(max),
    first: encodePlaced(first),
    last: encodePlaced(last),
  };
}

export const encodeSummaries = (summaries: Readonly<Record<string, MetricSummary>>): Record<string, WireSummary> =>
  Object.fromEntries(Object.entries(summaries).map(([name, summary]) => [name, encodeSummary(summary)]));

type Encoded<R> = Omit<R, 'metrics'> & { metrics: Record<string, WireSummary> };

export const encodeRunRow = (run: RunRowAnswer): Encoded<RunRowAnswer> => ({
  ...run,
  metrics: encodeSummaries(run.metrics),
});
export const encodeRun = (run: RunAnswer): Encoded<RunAnswer> => ({ ...run, metrics: encodeSummaries(run.metrics) });
