import { fromWireNumber } from '@assay/base';
import type { WireNumber } from '@assay/base';

/** A number as a table shows it: at most six significant digits, NaN and the infinities by name, nothing as a dash. */
export function numberText(value: WireNumber | null | undefined): string {
  if (value === null || value === undefined) return '–';
  const number = fromWireNumber(value);
  if (Number.isInteger(number) && Math.abs(number) < 1e15) return String(number);
  if (!Number.isFinite(number)) return number > 0 ? '∞' : number < 0 ? '-∞' : 'NaN';
  const size = Math.abs(number);
  if (size >= 1e6 || size < 1e-4) return number.toExponential(3).replace(/\.?0+e/, 'e');
  return String(Number(number.toPrecision(6)));
}

/** A difference with its sign, e.g. `+0.012`. */
export function differenceText(difference: number): string {
  return difference > 0 ? `+${numberText(difference)}` : numberText(difference);
}
