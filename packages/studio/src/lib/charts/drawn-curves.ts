import type { Smoothing } from './smoothing.ts';
import { smoothCurve } from './smoothing.ts';
import { maximumBands } from './curve-budget.ts';
import type { CurveData } from './curve-data.ts';
import type { DrawnCurve, SpreadLook } from './curve-strokes.ts';

interface GivenCurve {
  readonly data: CurveData;
  readonly spreadLabel?: string | undefined;
}

/** Curves with their smoothed line and the look of their spread: bands where they are few, lines through all extremes where many. */
export function drawnCurves<C extends GivenCurve>(
  curves: readonly C[],
  smoothing: Smoothing | undefined,
  rangeX: number,
): readonly (C & DrawnCurve)[] {
  const isFew = curves.length <= maximumBands;
  const lookOf = ({ spreadLabel }: GivenCurve): SpreadLook =>
    spreadLabel === undefined ? (isFew ? 'band' : 'spikes') : isFew ? 'area' : 'none';
  return curves.map((curve) => ({
    ...curve,
    spread: lookOf(curve),
    smoothed: smoothing === undefined ? undefined : smoothCurve(curve.data, smoothing, rangeX),
  }));
}
