import { placer, valueAt, type ScaleSpan } from '../charts/axis-scale.ts';
import { valueTicks } from '../charts/axis-ticks.ts';
import { timeTicks, type Tick } from '../charts/time-ticks.ts';
import type { ScaleKind } from './plot-column.ts';

/** Values on one side, pixels on the other. */
export interface AxisScale {
  readonly kind: ScaleKind;
  readonly domain: readonly [from: number, to: number];
  readonly place: (value: number) => number;
  readonly valueAt: (px: number) => number;
  /** Round values, at least about `spacePx` apart. */
  readonly ticks: (spacePx: number) => readonly Tick[];
}

/** The least and the greatest of values; undefined without any. NaN and infinities do not count. */
export function extentOfValues(values: ArrayLike<number>, rows?: ArrayLike<number>): [number, number] | undefined {
  let [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const count = rows?.length ?? values.length;
  for (let i = 0; i < count; i++) {
    const value = values[rows === undefined ? i : (rows[i] ?? 0)] ?? Number.NaN;
    if (!Number.isFinite(value)) continue;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  return least <= greatest ? [least, greatest] : undefined;
}

/**
 * What an axis spans, so that all values stand a little inside it. Equal values get room on both sides; without any it
 * is 0 to 1 (1 to 10 on a log axis). On a log axis the values must be positive.
 */
export function paddedDomain(
  extent: readonly [number, number] | undefined,
  kind: ScaleKind,
  share = 0.04,
): [number, number] {
  if (extent === undefined) return kind === 'log' ? [1, 10] : [0, 1];
  const [least, greatest] = extent;
  if (kind === 'log') {
    const [low, high] = [Math.log(least), Math.log(greatest)];
    const room = low === high ? Math.LN2 : (high - low) * share;
    return [Math.max(Number.MIN_VALUE, Math.exp(low - room)), Math.min(Number.MAX_VALUE, Math.exp(high + room))];
  }
  // Halved, for the whole distance of two huge values may be beyond all numbers.
  const half = greatest / 2 - least / 2;
  const room = least === greatest ? (kind === 'time' ? 60_000 : Math.abs(least) / 10 || 1) : half * 2 * share;
  const within = (value: number): number => Math.min(Number.MAX_VALUE / 2, Math.max(-Number.MAX_VALUE / 2, value));
  return [within(least - room), within(greatest + room)];
}

/** A scale that puts `domain[0]` at `fromPx` and `domain[1]` at `toPx`; either may be the greater. */
export function axisScale(kind: ScaleKind, domain: readonly [number, number], fromPx: number, toPx: number): AxisScale {
  const [from, to] = domain;
  const span: ScaleSpan = { kind: kind === 'log' ? 'log' : 'linear', from, to, threshold: 1 };
  const place = placer(span, toPx - fromPx);
  return {
    kind,
    domain,
    place: (value) => fromPx + place(value),
    valueAt: (px) => valueAt(span, (px - fromPx) / (toPx - fromPx)),
    ticks: (spacePx) => {
      const count = Math.max(1, Math.floor(Math.abs(toPx - fromPx) / spacePx));
      const rising = from <= to ? span : { ...span, from: to, to: from };
      return kind === 'time'
        ? timeTicks(rising.from, rising.to, (rising.to - rising.from) / count)
        : valueTicks(rising, count);
    },
  };
}
