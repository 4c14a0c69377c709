export interface AreaUnderCurve {
  /** The mean height over the steps, in the metric's unit. */
  readonly perStep: number;
  /** The mean height over the logarithms of the steps above 0, which weighs the beginning more; null where fewer than two steps are. */
  readonly perLogStep: number | null;
}

/**
 * The area under a curve by the trapezoidal rule, divided by the width it spans: the mean height, which curves of different lengths can
 * be held against each other by, so far as they span the same steps. Finite values, ascending steps; null where they all are at one step. O(n).
 */
export function areaUnderCurve(steps: Float64Array, values: Float64Array): AreaUnderCurve | null {
  const perStep = meanHeight(steps, values);
  if (perStep === null) return null;
  const from = steps.findIndex((step) => step > 0);
  const perLogStep = from < 0 ? null : meanHeight(steps.subarray(from).map(Math.log), values.subarray(from));
  return { perStep, perLogStep };
}

function meanHeight(xs: Float64Array, ys: Float64Array): number | null {
  const first = xs[0] ?? 0;
  const width = (xs.at(-1) ?? 0) - first;
  if (!(width > 0)) return null;
  let height = 0;
  for (let i = 1; i < xs.length; i++) {
    const share = ((xs[i] as number) - (xs[i - 1] as number)) / width;
    height += share * ((ys[i] as number) / 2 + (ys[i - 1] as number) / 2);
  }
  return height;
}
