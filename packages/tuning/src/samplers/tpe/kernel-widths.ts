export interface WidthRules {
  /** Whether the outermost kernels reach to the ends of the range. */
  readonly endpoints: boolean;
  /** Whether widths have a least value, which falls with the number of kernels to a hundredth of the range. */
  readonly clip: boolean;
}

/**
 * The standard deviations of kernels at `sorted` centres (ascending) in [low, high]: the distance to the farther neighbour (Bergstra
 * et al. 2011, in Optuna 5's form).
 */
export function kernelWidths(
  sorted: Float64Array,
  low: number,
  high: number,
  rules: WidthRules = { endpoints: false, clip: true },
): Float64Array {
  const n = sorted.length;
  const widths = new Float64Array(n);
  const least = rules.clip ? (high - low) / Math.min(100, n + 2) : 0;
  const ends = rules.endpoints || n < 2;
  for (let i = 0; i < n; i++) {
    const centre = sorted[i] as number;
    const left = i > 0 ? centre - (sorted[i - 1] as number) : ends ? centre - low : 0;
    const right = i < n - 1 ? (sorted[i + 1] as number) - centre : ends ? high - centre : 0;
    widths[i] = Math.min(Math.max(left, right, least), high - low);
  }
  return widths;
}
