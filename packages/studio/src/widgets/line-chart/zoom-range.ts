import type { ScaleSpan } from '../../lib/charts/axis-scale.ts';
import { unitOf } from '../../lib/charts/x-axis.ts';
import type { XAxis, XRange } from '../../lib/view-state/line-settings.ts';

/**
 * What is asked for when an axis shall show a stretch: whole steps on an axis of steps, so that each gets a bucket of its own when they
 * are few. Undefined where that is all there is, or nothing.
 */
export function zoomRange(axis: XAxis, { kind, from, to }: ScaleSpan, whole: XRange | undefined): XRange | undefined {
  if (!Number.isFinite(from) || !Number.isFinite(to) || !(from < to)) return undefined;
  if (whole !== undefined && from <= whole.from && to >= whole.to) return undefined;
  if (unitOf(axis) !== 'step') return { from, to };
  const [first, last] = [Math.floor(from + 1e-6), Math.ceil(to - 1e-6)];
  return { from: kind === 'log' ? Math.max(1, first) : first, to: Math.max(first + 1, last) };
}

export const isSameRange = (a: XRange | undefined, b: XRange | undefined): boolean =>
  a?.from === b?.from && a?.to === b?.to;
