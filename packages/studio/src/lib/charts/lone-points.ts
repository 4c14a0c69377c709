import type { ChartValue } from './chart-columns.ts';

/**
 * Places of the values that no line reaches, since a gap or the end of the curve is on both of their sides: they are
 * drawn as dots. Places without a point (undefined) are drawn through and part nothing.
 */
export function lonePoints(values: readonly ChartValue[]): number[] {
  const lone: number[] = [];
  let candidate = -1;
  let isAfterGap = true;
  values.forEach((value, place) => {
    if (value === undefined) return;
    if (value === null) {
      if (candidate !== -1) lone.push(candidate);
      candidate = -1;
      isAfterGap = true;
      return;
    }
    candidate = isAfterGap ? place : -1;
    isAfterGap = false;
  });
  if (candidate !== -1) lone.push(candidate);
  return lone;
}
