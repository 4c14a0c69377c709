import { extentOfValues } from './axis-scale.ts';
import type { NumberColumn } from './plot-column.ts';

/** Whether numbers are told apart only on a log axis: all are above 0, and the greatest is a thousand times the least. */
export function spansDecades({ values, scale }: NumberColumn): boolean {
  const extent = scale === 'time' ? undefined : extentOfValues(values);
  return extent !== undefined && extent[0] > 0 && extent[1] >= 1000 * extent[0];
}
