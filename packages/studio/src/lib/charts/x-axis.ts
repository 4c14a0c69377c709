import { formatDuration } from '../format/format-duration.ts';
import { formatCount, formatNumber } from '../format/format-number.ts';
import { formatTime } from '../format/format-time.ts';
import type { XAxis } from '../view-state/line-settings.ts';

type AxisUnit = 'step' | 'instant' | 'duration' | 'value';

/** What the numbers of an axis are. */
export function unitOf(axis: XAxis): AxisUnit {
  if (typeof axis === 'object') return 'value';
  if (axis === 'step') return 'step';
  return axis === 'time' ? 'instant' : 'duration';
}

export function axisTitle(axis: XAxis): string {
  if (typeof axis === 'object') return axis.metric;
  switch (axis) {
    case 'step':
      return 'step';
    case 'time':
      return 'time of day';
    case 'relativeTime':
      return 'time since start';
    case 'processTime':
      return 'time running';
  }
}

/** A place on the axis, in full. */
export function formatX(axis: XAxis, x: number): string {
  switch (unitOf(axis)) {
    case 'step':
      return `step ${wholeText(x)}`;
    case 'duration':
      return formatDuration(x);
    case 'instant':
      return formatTime(x);
    case 'value':
      return `${axisTitle(axis)} ${formatNumber(x)}`;
  }
}

/** The stretch of a bucket, or its one place where it is no wider than that. */
export function formatStretch(axis: XAxis, [from, to]: readonly [number, number]): string {
  if (unitOf(axis) !== 'step') return `${formatX(axis, from)} … ${tailOf(axis, to)}`;
  const first = Math.ceil(from - 1e-9) + 0;
  const last = Math.max(first, Math.ceil(to - 1e-9) - 1);
  return first === last ? formatX(axis, first) : `step ${wholeText(first)} … ${wholeText(last)}`;
}

const tailOf = (axis: XAxis, x: number): string => (typeof axis === 'object' ? formatNumber(x) : formatX(axis, x));
const wholeText = (x: number): string => (Number.isInteger(x) ? formatCount(x) : formatNumber(x));
