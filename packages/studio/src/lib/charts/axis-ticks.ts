import { formatDuration } from '../format/format-duration.ts';
import { formatCount, formatNumber } from '../format/format-number.ts';
import type { XAxis } from '../view-state/line-settings.ts';
import { bend, type ScaleSpan } from './axis-scale.ts';
import { textsOfTicks } from './tick-text.ts';
import { durations, timeTicks, type Tick } from './time-ticks.ts';
import { unitOf } from './x-axis.ts';

export type { Tick };

/** About `count` marks of an axis of measured values. */
export function valueTicks(scale: ScaleSpan, count: number): Tick[] {
  if (scale.kind !== 'linear' && !isNarrow(scale))
    return bentValues(scale, count).map((value) => ({ value, text: formatNumber(value) }));
  const step = roundStep((scale.to - scale.from) / count);
  const values = multiples(scale, step);
  const texts = textsOfTicks(values);
  return values.map((value, i) => ({ value, text: texts[i] ?? '' }));
}

/** About `count` marks of an x axis, at distances that are round in its unit. */
export function xTicks(axis: XAxis, scale: ScaleSpan, count: number): Tick[] {
  const unit = unitOf(axis);
  if (unit === 'value') return valueTicks(scale, count);
  const labelOf = unit === 'step' ? stepLabel : formatDuration;
  if (scale.kind !== 'linear' && !isNarrow(scale))
    return bentValues(scale, count)
      .filter((value) => unit !== 'step' || Number.isInteger(value))
      .map((value) => ({ value, text: labelOf(value) }));
  const least = (scale.to - scale.from) / count;
  if (unit === 'instant') return timeTicks(scale.from, scale.to, least);
  const step =
    unit === 'step' ? Math.max(1, roundStep(least)) : (durations.find((each) => each >= least) ?? roundStep(least));
  return multiples(scale, step).map((value) => ({ value, text: labelOf(value) }));
}

const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 2 });
const stepLabel = (step: number): string => (Math.abs(step) >= 1e6 ? compact.format(step) : formatCount(step));

/** Less than a decade of a bent axis is marked as a linear one. */
const isNarrow = (scale: ScaleSpan): boolean =>
  scale.kind === 'log' ? scale.to < scale.from * 10 : bend(scale, scale.to) - bend(scale, scale.from) < Math.LN10;

/** The least of 1, 2 and 5 times a power of ten that is no less. */
function roundStep(least: number): number {
  const size = 10 ** Math.floor(Math.log10(least));
  const share = least / size;
  return (share > 5 ? 10 : share > 2 ? 5 : share > 1 ? 2 : 1) * size;
}

function multiples({ from, to }: ScaleSpan, step: number): number[] {
  const values: number[] = [];
  const slack = step * 1e-9;
  for (let i = Math.ceil((from - slack) / step); i * step <= to + slack && values.length < 200; i++)
    values.push(Number((i * step).toPrecision(15)) + 0);
  return values;
}

/** Powers of ten, with 2 and 5 between where there is room; of a symlog axis those of its threshold, both ways, and 0. */
function bentValues(scale: ScaleSpan, count: number): number[] {
  const { kind, from, to, threshold } = scale;
  if (kind === 'log') return decades(from, to, count);
  const [start, end] = [bend(scale, from), bend(scale, to)];
  const apart = (end - start) / count;
  const decade = Math.LN10;
  const every = Math.max(1, Math.ceil(apart / decade));
  const parts = apart * 3 <= decade ? [1, 2, 5] : [1];
  // No number is greater than 1.8e308, though an axis may end beyond it.
  const last = Math.min(308, Math.floor(Math.log10(Math.max(-from, to)) + 1e-6));
  const sizes: number[] = [];
  let before = 0;
  for (let exponent = Math.round(Math.log10(threshold)); exponent <= last; exponent += every)
    for (const part of parts) {
      const size = Number(`${part}e${exponent}`);
      // Near 0 the powers of ten stand close to each other.
      if (bend(scale, size) - before < apart * 0.6) continue;
      sizes.push(size);
      before = bend(scale, size);
    }
  return [...sizes.toReversed().map((size) => -size), 0, ...sizes].filter((value) => value >= from && value <= to);
}

/** So many decades lie between marks, where not each has one. */
const decadeSteps = [1, 2, 3, 4, 5, 10, 15, 20, 30, 50, 100];

function decades(from: number, to: number, count: number): number[] {
  const [first, last] = [Math.floor(Math.log10(from)), Math.ceil(Math.log10(to))];
  // Not of the quotient, which may be beyond all numbers.
  const wide = Math.log10(to) - Math.log10(from);
  const every = decadeSteps.find((step) => step * count >= wide) ?? 200;
  const parts = wide * 3 <= count ? [1, 2, 5] : [1];
  const values: number[] = [];
  for (let exponent = Math.ceil(first / every) * every; exponent <= last; exponent += every)
    for (const part of parts) values.push(Number(`${part}e${exponent}`));
  const seen = values.filter((value) => value >= from * 0.999_999 && value <= to * 1.000_001);
  // A stretch between two powers has one mark or none: its own parts then.
  return seen.length >= 2
    ? seen
    : [1, 2, 5].flatMap((part) => Number(`${part}e${first}`)).filter((v) => v >= from && v <= to);
}
