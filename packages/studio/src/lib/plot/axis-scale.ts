import { ticks } from 'd3-array';
import { scaleTime } from 'd3-scale';
import { formatNumber } from '../format/format-number.ts';
import type { ScaleKind } from './plot-column.ts';
import { textsOfTicks } from './tick-text.ts';

export interface Tick {
  readonly value: number;
  readonly text: string;
}

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
  const isLog = kind === 'log';
  const [from, to] = isLog ? [Math.log(domain[0]), Math.log(domain[1])] : domain;
  const perUnit = (toPx - fromPx) / (to - from || 1);
  const lengthPx = Math.abs(toPx - fromPx);
  return {
    kind,
    domain,
    place: (value) => fromPx + ((isLog ? Math.log(value) : value) - from) * perUnit,
    valueAt: (px) => {
      const value = from + (px - fromPx) / perUnit;
      return isLog ? Math.exp(value) : value;
    },
    ticks: (spacePx) => ticksOf(kind, domain, Math.max(1, Math.floor(lengthPx / spacePx))),
  };
}

function ticksOf(kind: ScaleKind, domain: readonly [number, number], count: number): readonly Tick[] {
  const [least, greatest] = [Math.min(...domain), Math.max(...domain)];
  switch (kind) {
    case 'time': {
      const scale = scaleTime().domain([least, greatest]);
      const values = scale.ticks(count).map((date) => date.getTime());
      const format = timeFormat((values[1] ?? greatest) - (values[0] ?? least));
      return values.map((value) => ({ value, text: format.format(value) }));
    }
    case 'log': {
      const values = logTicks(least, greatest, count);
      return values.map((value) => ({ value, text: formatNumber(value) }));
    }
    case 'linear': {
      const values = ticks(least, greatest, count);
      const texts = textsOfTicks(values);
      return values.map((value, i) => ({ value, text: texts[i] ?? '' }));
    }
  }
}

const minute = 60_000;
const timeFormats = [
  {
    belowMs: minute,
    format: new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }),
  },
  {
    belowMs: 12 * 60 * minute,
    format: new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  },
  {
    belowMs: 24 * 60 * minute,
    format: new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', hour: '2-digit', hourCycle: 'h23' }),
  },
  { belowMs: 28 * 24 * 60 * minute, format: new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short' }) },
];
const months = new Intl.DateTimeFormat('en', { month: 'short', year: 'numeric' });

/** A way to write times that are so far apart. */
const timeFormat = (distanceMs: number): Intl.DateTimeFormat =>
  timeFormats.find(({ belowMs }) => distanceMs < belowMs)?.format ?? months;

const decadeSteps = [1, 2, 3, 5, 10, 15, 20, 30, 50];

/** Powers of ten, with 2 and 5 between where there is room; round values where the axis spans less than a decade. */
function logTicks(least: number, greatest: number, count: number): readonly number[] {
  if (!(least > 0)) return [];
  const [low, high] = [Math.ceil(Math.log10(least) - 1e-9), Math.floor(Math.log10(greatest) + 1e-9)];
  const decades = high - low + 1;
  if (decades <= 1 && Math.log10(greatest / least) < 1)
    return ticks(least, greatest, Math.min(count, 6)).filter((tick) => tick > 0);
  const units = count >= 3 * decades ? [1, 2, 5] : [1];
  const every = decadeSteps.find((step) => step * count >= decades) ?? 100;
  const values: number[] = [];
  for (let power = low - 1; power <= high; power++) {
    if (units.length === 1 && power % every !== 0) continue;
    for (const unit of units) {
      // Read from its text, so that 1e-3 is the number that one writes so.
      const value = Number(`${unit}e${power}`);
      if (value >= least * (1 - 1e-9) && value <= greatest * (1 + 1e-9)) values.push(value);
    }
  }
  return values;
}
