import type { PageInfo } from './source.ts';

/**
 * What a chart draws points over. On the step axis a point without a step takes its ordinal among the series' points without
 * one, in (time, arrival) order, from 0; on the time axis x is the point's time less `originMs` (0: the epoch; a run's start:
 * relative time). Points are drawn in order of x, those of equal x in (step, time, arrival) order.
 */
export type SeriesAxis = { readonly kind: 'step' } | { readonly kind: 'time'; readonly originMs: number };

/** Where on the axis the points of a page lie, its ends included. */
export interface PageSpan {
  readonly from: number;
  readonly to: number;
  /** Whether x ascends (never falls) in the page's order, so that summaries of its blocks tell where their points lie. */
  readonly ascends: boolean;
}

/**
 * Of a page whose points on the step axis all have steps, or all have none; `ordinal` is that of its first point in the latter
 * case. On the time axis any page will do.
 */
export function pageSpan(axis: SeriesAxis, page: PageInfo, ordinal: number): PageSpan {
  if (axis.kind === 'time') {
    const { originMs } = axis;
    return { from: page.leastTimeMs - originMs, to: page.greatestTimeMs - originMs, ascends: page.timesAscend };
  }
  if (page.absentCount > 0) return { from: ordinal, to: ordinal + page.count - 1, ascends: true };
  return { from: page.firstStep, to: page.lastStep, ascends: true };
}
