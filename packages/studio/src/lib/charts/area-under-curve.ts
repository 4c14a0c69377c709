/**
 * Area under a curve through the given points by the trapezoidal rule, which is exact for a ROC curve (Fawcett 2006,
 * doi:10.1016/j.patrec.2005.10.010). `x` is in rising order; fewer than two points span no area.
 */
export function areaUnderCurve(x: readonly number[], y: readonly number[]): number {
  let area = 0;
  for (let i = 1; i < x.length; i++) {
    area += (((x[i] ?? 0) - (x[i - 1] ?? 0)) * ((y[i] ?? 0) + (y[i - 1] ?? 0))) / 2;
  }
  return area;
}
