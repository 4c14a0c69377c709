/** How a curve is smoothed: `amount` is a weight in [0, 1) for the averages that forget (`ema`, `twema`), else a width in points. */
export interface Smoothing {
  readonly kind: SmoothingKind;
  readonly amount: number;
}

export const smoothingKinds = ['ema', 'twema', 'gaussian', 'mean'] as const;
export type SmoothingKind = (typeof smoothingKinds)[number];
