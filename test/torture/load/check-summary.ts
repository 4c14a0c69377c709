import { fromWireNumber } from '@assay/base';
import type { MetricSummary, PlacedValue } from '@assay/wire';
import type { ReadPoints } from './read-points.ts';

/** Does the summary say what the points say? Answers what it does not. */
export function checkSummary(where: string, points: ReadPoints, summary: MetricSummary): readonly string[] {
  const { values } = points;
  const finite = values.filter(Number.isFinite);
  const last = values.length - 1;
  const expected: Record<string, readonly [unknown, unknown]> = {
    count: [values.length, summary.count],
    'NaN count': [values.filter(Number.isNaN).length, summary.nanCount],
    'Infinity count': [values.filter((value) => value === Infinity).length, summary.positiveInfinityCount],
    '-Infinity count': [values.filter((value) => value === -Infinity).length, summary.negativeInfinityCount],
    min: [finite.length === 0 ? null : finite.reduce((a, b) => Math.min(a, b)), valueOf(summary.min)],
    max: [finite.length === 0 ? null : finite.reduce((a, b) => Math.max(a, b)), valueOf(summary.max)],
    first: [placeOf(points, 0), placed(summary.first)],
    last: [placeOf(points, last), placed(summary.last)],
  };
  return Object.entries(expected)
    .filter(([, [fromPoints, said]]) => !Object.is(fromPoints, said))
    .map(([what, [fromPoints, said]]) => `${where}: the summary's ${what} is ${said}, the points say ${fromPoints}`);
}

const valueOf = (value: PlacedValue | null): number | null => (value === null ? null : fromWireNumber(value.value) + 0);
const placed = ({ value, step, timeMs }: PlacedValue): string => `${fromWireNumber(value)} at ${step}, ${timeMs}`;
const placeOf = ({ steps, timesMs, values }: ReadPoints, at: number): string =>
  `${values[at]} at ${steps[at]}, ${timesMs[at]}`;
