import type { SagemakerChartType } from '@assay/core';
import { chartMediaTypes } from '@assay/wire';
import type { ConfusionMatrix, PrecisionRecall, RocCurve } from '@assay/wire';

export interface NativeChart {
  readonly mediaType: string;
  readonly body: ConfusionMatrix | RocCurve | PrecisionRecall;
}

type Body = Readonly<Record<string, unknown>>;

/**
 * A chart as SageMaker's SDK writes it (version 0 of its JSON), in the form that Assay draws; undefined where the text is not one of
 * the type. Its classes have no names and its curves no thresholds.
 */
export function nativeChart(type: SagemakerChartType, text: string): NativeChart | undefined {
  const given = parseObject(text);
  if (given === undefined || given['type'] !== type || given['version'] !== 0) return undefined;
  const title = typeof given['title'] === 'string' ? { title: given['title'] } : {};
  const read = readers[type](given);
  return read && { mediaType: read.mediaType, body: { ...title, ...read.body } };
}

const readers: Readonly<Record<SagemakerChartType, (given: Body) => NativeChart | undefined>> = {
  ConfusionMatrix({ confusionMatrix }) {
    if (!Array.isArray(confusionMatrix)) return undefined;
    const counts: unknown[] = confusionMatrix;
    if (!counts.every((row) => isNumbers(row) && row.length === counts.length && row.every((count) => count >= 0)))
      return undefined;
    const body = { labels: counts.map((_, i) => String(i)), counts: counts as number[][] };
    return { mediaType: chartMediaTypes.confusionMatrix, body };
  },

  ROCCurve({ falsePositiveRate, truePositiveRate, areaUnderCurve }) {
    if (!isNumbers(falsePositiveRate) || !isNumbers(truePositiveRate)) return undefined;
    if (falsePositiveRate.length !== truePositiveRate.length) return undefined;
    const curve = { label: '', falsePositiveRate, truePositiveRate, thresholds: [] };
    const body = { curves: [{ ...curve, areaUnderCurve: numberOrNull(areaUnderCurve) }] };
    return { mediaType: chartMediaTypes.rocCurve, body };
  },

  PrecisionRecallCurve({ precision, recall, averagePrecisionScore, noSkill }) {
    if (!isNumbers(precision) || !isNumbers(recall) || precision.length !== recall.length) return undefined;
    const curve = {
      label: '',
      precision,
      recall,
      thresholds: [],
      averagePrecision: numberOrNull(averagePrecisionScore),
    };
    return {
      mediaType: chartMediaTypes.precisionRecall,
      body: { curves: [{ ...curve, baseline: numberOrNull(noSkill) }] },
    };
  },
};

function parseObject(text: string): Body | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Body) : undefined;
  } catch {
    return undefined;
  }
}

const isNumber = (value: unknown): value is number => typeof value === 'number';
const isNumbers = (value: unknown): value is number[] => Array.isArray(value) && value.every(isNumber);
const numberOrNull = (value: unknown): number | null => (isNumber(value) ? value : null);
