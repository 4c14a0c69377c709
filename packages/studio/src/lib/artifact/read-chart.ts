import type { ConfusionMatrix, PrecisionRecall, RocCurve, Table } from '@assay/wire';

/** A file of a user either holds what its media type says, or says what is wrong with it. */
export type Reading<T> = { readonly value: T } | { readonly fault: string };

export function readJson(text: string): Reading<unknown> {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (thrown) {
    return { fault: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}

function read<T>(text: string, what: string, isOne: (value: unknown) => value is T): Reading<T> {
  const json = readJson(text);
  if ('fault' in json) return json;
  return isOne(json.value) ? { value: json.value } : { fault: `The JSON is not that of ${what}.` };
}

export const readConfusionMatrix = (text: string): Reading<ConfusionMatrix> =>
  read(text, 'a confusion matrix', (value): value is ConfusionMatrix => {
    if (!isRecord(value) || !isListOf(value['labels'], isText) || !Array.isArray(value['counts'])) return false;
    const size = value['labels'].length;
    return (
      value['counts'].length === size && value['counts'].every((row) => isListOf(row, isNumber) && row.length === size)
    );
  });

export const readRocCurve = (text: string): Reading<RocCurve> =>
  read(text, 'a ROC curve', (value): value is RocCurve => hasCurves(value, 'falsePositiveRate', 'truePositiveRate'));

export const readPrecisionRecall = (text: string): Reading<PrecisionRecall> =>
  read(text, 'a precision–recall curve', (value): value is PrecisionRecall => hasCurves(value, 'recall', 'precision'));

export const readTable = (text: string): Reading<Table> =>
  read(
    text,
    'a table',
    (value): value is Table =>
      isRecord(value) &&
      isListOf(value['columns'], isText) &&
      isListOf(value['rows'], (row): row is readonly unknown[] => Array.isArray(row)),
  );

function hasCurves(value: unknown, x: string, y: string): boolean {
  if (!isRecord(value) || !Array.isArray(value['curves'])) return false;
  return value['curves'].every((curve: unknown) => {
    if (!isRecord(curve) || !isText(curve['label'])) return false;
    const [xs, ys] = [curve[x], curve[y]];
    const thresholds = curve['thresholds'] ?? [];
    const hasThresholds = isListOf(thresholds, (each) => each === null || isNumber(each));
    return hasThresholds && isListOf(xs, isNumber) && isListOf(ys, isNumber) && xs.length === ys.length;
  });
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number';
const isListOf = <T>(value: unknown, isOne: (each: unknown) => each is T): value is readonly T[] =>
  Array.isArray(value) && value.every(isOne);
