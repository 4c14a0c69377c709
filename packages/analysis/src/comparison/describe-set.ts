import { describe, tQuantile } from '@assay/stats';
import type { ComparedSet } from './comparison.ts';
import type { ComparedSetInput } from './comparison-input.ts';

export function describeSet({ name, runIds, values, leftOut }: ComparedSetInput, confidence: number): ComparedSet {
  const own = { name, n: values.length, runIds: [...runIds], values: Array.from(values), leftOut: [...leftOut] };
  if (values.length === 0) return { ...own, ...nothing };
  const { count, standardDeviation = null, standardError, ...of } = describe(values);
  const half = standardError === undefined ? null : tQuantile(0.5 + confidence / 2, count - 1) * standardError;
  return {
    ...own,
    mean: of.mean,
    standardDeviation,
    meanLow: half === null ? null : of.mean - half,
    meanHigh: half === null ? null : of.mean + half,
    median: of.median,
    min: of.min,
    firstQuartile: of.firstQuartile,
    thirdQuartile: of.thirdQuartile,
    max: of.max,
    interquartileMean: of.interquartileMean,
  };
}

const nothing = {
  mean: null,
  standardDeviation: null,
  meanLow: null,
  meanHigh: null,
  median: null,
  min: null,
  firstQuartile: null,
  thirdQuartile: null,
  max: null,
  interquartileMean: null,
};
