import { linearTicks, logTicks } from './ticks.ts';
import type { Tick } from './ticks.ts';

/** From values to coordinates. */
export interface AxisScale {
  /** NaN for what has no place: what is not finite, and on a logarithmic axis what is not above 0. */
  readonly at: (value: number) => number;
  readonly ticks: readonly Tick[];
}

export interface AxisDomain {
  readonly low: number;
  readonly high: number;
  readonly isLog: boolean;
}

/** Ends around all finite values (above 0, if logarithmic), with a little air; around 0 or one value where there is no more. */
export function domainOf(values: Iterable<number>, isLog = false, air = 0.03): AxisDomain {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (!Number.isFinite(value) || (isLog && value <= 0)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) return isLog ? { low: 0.1, high: 10, isLog } : { low: 0, high: 1, isLog };
  if (isLog) {
    const ratio = low === high ? 2 : (high / low) ** air;
    return { low: Math.max(Number.MIN_VALUE, low / ratio), high: Math.min(Number.MAX_VALUE, high * ratio), isLog };
  }
  // Halves, so that the greatest numbers there are do not overflow.
  const span = high / 2 - low / 2;
  const room = span > Math.abs(high) * 1e-12 ? span * 2 * air : Math.abs(high) * 0.1 || 0.5;
  return { low: atMost(low - room), high: atMost(high + room), isLog };
}

const atMost = (value: number): number => Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value));

/** `from` and `to`: coordinates of the ends. */
export function axisScale({ low, high, isLog }: AxisDomain, from: number, to: number, tickCount: number): AxisScale {
  const [a, b] = isLog ? [Math.log(low), Math.log(high)] : [low, high];
  const at = (value: number): number => {
    if (!Number.isFinite(value) || (isLog && value <= 0)) return Number.NaN;
    const place = isLog ? Math.log(value) : value;
    // Divided first: the span of the greatest numbers is infinite.
    const part = (place / 2 - a / 2) / (b / 2 - a / 2);
    return from + (to - from) * part;
  };
  return { at, ticks: isLog ? logTicks(low, high, tickCount) : linearTicks(low, high, tickCount) };
}
