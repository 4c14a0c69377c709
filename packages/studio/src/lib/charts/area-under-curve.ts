/**
 * Area under a ROC curve through the given points by the trapezoidal rule, which is exact for it (Fawcett 2006,
 * doi:10.1016/j.patrec.2005.10.010). `x` is in rising order. Undefined where one of the rates never changes: items of one class alone have
 * no such area.
 */
export function areaUnderCurve(x: readonly number[], y: readonly number[]): number | undefined {
  const changes = (rates: readonly number[]): boolean => rates.some((rate) => rate !== rates[0]);
  if (!changes(x) || !changes(y)) return undefined;
  let area = 0;
  for (let i = 1; i < x.length; i++) {
    area += (((x[i] ?? 0) - (x[i - 1] ?? 0)) * ((y[i] ?? 0) + (y[i - 1] ?? 0))) / 2;
  }
  return area;
}
