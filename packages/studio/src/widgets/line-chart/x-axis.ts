import type { SeriesAxis } from '@assay/wire';
import { formatDuration } from '../../lib/format/format-duration.ts';
import { formatCount, formatNumber } from '../../lib/format/format-number.ts';
import { formatTime } from '../../lib/format/format-time.ts';

const decades = Array.from({ length: 16 }, (_, power) => [1, 2, 5].map((unit) => unit * 10 ** power)).flat();
const second = 1000;
const durations = [1, 2, 5, 10, 20, 50, 100, 200, 500]
  .concat([1, 2, 5, 10, 15, 30].map((s) => s * second))
  .concat([1, 2, 5, 10, 15, 30].map((m) => m * 60 * second))
  .concat([1, 2, 3, 6, 12].map((h) => h * 3600 * second))
  .concat([1, 2, 7, 14, 30, 90, 365].map((d) => d * 86_400 * second));

/** Distances between marks that are round in the unit of the axis; undefined where the chart knows them itself. */
export function tickSteps(axis: SeriesAxis): number[] | undefined {
  switch (axis) {
    case 'step':
      return decades;
    case 'relativeTime':
    case 'processTime':
      return durations;
    case 'time':
      return undefined;
  }
}

export function formatX(axis: SeriesAxis, x: number): string {
  switch (axis) {
    case 'step':
      return `step ${Number.isInteger(x) ? formatCount(x) : formatNumber(x)}`;
    case 'relativeTime':
    case 'processTime':
      return formatDuration(x);
    case 'time':
      return formatTime(x);
  }
}

export const formatTickX = (axis: SeriesAxis, x: number): string =>
  axis === 'relativeTime' || axis === 'processTime'
    ? formatDuration(x)
    : Math.abs(x) >= 1e6
      ? compact.format(x)
      : formatCount(x);

const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 2 });

/** Marks of the y axis: as many decimals as their distance needs, powers of ten where that would be too long. */
export function formatTicksY(ticks: readonly number[], distance: number): string[] {
  const largest = Math.max(...ticks.map((tick) => Math.abs(tick)));
  if (largest >= 1e6 || (largest > 0 && largest < 1e-3)) {
    return ticks.map((tick) =>
      tick === 0
        ? '0'
        : tick
            .toExponential(2)
            .replace(/\.?0+e/, 'e')
            .replace('e+', 'e')
            .replaceAll('-', '−'),
    );
  }
  const decimals = decimalsOf(distance);
  return ticks.map((tick) => tick.toFixed(decimals).replace('-', '−'));
}

function decimalsOf(distance: number): number {
  for (let decimals = 0; decimals < 8; decimals++) {
    const scaled = distance * 10 ** decimals;
    if (Math.abs(scaled - Math.round(scaled)) < 1e-6 * scaled) return decimals;
  }
  return 8;
}
