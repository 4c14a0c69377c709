import { formatNumber, countOf } from '../format/format-number.ts';
import { middleValues } from './smoothing.ts';
import type { CurveData } from './curve-data.ts';

interface SummedCurve {
  readonly label: string;
  readonly data: CurveData;
}

const maximumCurves = 5;

/** Curves in a sentence, for those who do not see them: least, greatest and last value of each of the first five. */
export function lineSummary(title: string, curves: readonly SummedCurve[]): string {
  const parts = curves.slice(0, maximumCurves).map(({ label, data }) => {
    const [low, high] = [least(data), greatest(data)];
    if (low === undefined || high === undefined) return `${label} has no finite value`;
    const last = middleValues(data).findLast((value) => Number.isFinite(value));
    return `${label} from ${formatNumber(low)} to ${formatNumber(high)}, last ${formatNumber(last)}`;
  });
  const rest = curves.length > maximumCurves ? `; and ${curves.length - maximumCurves} more` : '';
  return curves.length === 0
    ? `${title}: no curves.`
    : `${title}, ${countOf(curves.length, 'curve')}: ${parts.join('; ')}${rest}.`;
}

function least({ min }: CurveData): number | undefined {
  let found: number | undefined;
  for (let i = 0; i < min.length; i++) {
    const value = min[i] ?? Number.NaN;
    if (Number.isFinite(value) && !(value >= (found ?? Infinity))) found = value;
  }
  return found;
}

function greatest({ max }: CurveData): number | undefined {
  let found: number | undefined;
  for (let i = 0; i < max.length; i++) {
    const value = max[i] ?? Number.NaN;
    if (Number.isFinite(value) && !(value <= (found ?? -Infinity))) found = value;
  }
  return found;
}
