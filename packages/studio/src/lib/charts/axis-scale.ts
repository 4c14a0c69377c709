import type { AxisScale } from '../view-state/line-settings.ts';

/** A stretch of an axis. `threshold`: up to there, either way from zero, a symlog axis is about linear. */
export interface ScaleSpan {
  readonly kind: AxisScale;
  readonly from: number;
  readonly to: number;
  readonly threshold: number;
}

export const linearScale = (from: number, to: number): ScaleSpan => ({ kind: 'linear', from, to, threshold: 1 });

/** What the axis is linear in: the value, its logarithm, or sign(v) · ln(1 + |v| / threshold) (Webber 2013, doi:10.1088/0957-0233/24/2/027001). */
export function bend({ kind, threshold }: ScaleSpan, value: number): number {
  switch (kind) {
    case 'linear':
      return value;
    case 'log':
      return value > 0 ? Math.log(value) : Number.NaN;
    case 'symlog':
      return Math.sign(value) * Math.log1p(Math.abs(value) / threshold);
  }
}

function unbend({ kind, threshold }: ScaleSpan, bent: number): number {
  switch (kind) {
    case 'linear':
      return bent;
    case 'log':
      return Math.exp(bent);
    case 'symlog':
      return Math.sign(bent) * Math.expm1(Math.abs(bent)) * threshold;
  }
}

/** Where values stand along an axis of `lengthPx`, 0 at `from`; NaN for what cannot stand on it (0 and less, on a log axis). */
export function placer(scale: ScaleSpan, lengthPx: number): (value: number) => number {
  const start = bend(scale, scale.from);
  const perUnit = lengthPx / (bend(scale, scale.to) - start || 1);
  if (scale.kind === 'linear') return (value) => (value - start) * perUnit;
  return (value) => (bend(scale, value) - start) * perUnit;
}

/** The value at a share of the axis, 0 at `from`, 1 at `to`; shares may lie outside. */
export function valueAt(scale: ScaleSpan, share: number): number {
  const [start, end] = [bend(scale, scale.from), bend(scale, scale.to)];
  return unbend(scale, start + (end - start) * share);
}

/** The same axis, moved by a share of its length (positive: to greater values) and drawn out around a place of it. */
export function moved(scale: ScaleSpan, share: number): ScaleSpan {
  return { ...scale, from: valueAt(scale, share), to: valueAt(scale, 1 + share) };
}

export function zoomed(scale: ScaleSpan, aroundShare: number, factor: number): ScaleSpan {
  const [from, to] = [aroundShare * (1 - factor), aroundShare + (1 - aroundShare) * factor];
  return { ...scale, from: valueAt(scale, from), to: valueAt(scale, to) };
}

/**
 * Up to where a symlog axis is linear: a power of ten, at or below the tenth part of the values' sizes, and not so small that the
 * axis has more than eight decades. Zeros do not count; 1 where there is nothing else. O(n log n).
 */
export function symlogThreshold(values: Iterable<number>): number {
  const sizes: number[] = [];
  for (const value of values) if (Number.isFinite(value) && value !== 0) sizes.push(Math.abs(value));
  if (sizes.length === 0) return 1;
  const sorted = Float64Array.from(sizes).sort();
  const low = sorted[Math.floor(sorted.length / 10)] ?? 1;
  const high = sorted.at(-1) ?? 1;
  return 10 ** Math.floor(Math.log10(Math.max(low, high / 1e8)));
}
