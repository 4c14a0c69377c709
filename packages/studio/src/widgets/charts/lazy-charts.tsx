import { lazy } from 'react';

/**
 * The charts over items, each loaded when it is first shown: they stand apart from the page's first code. Put a
 * `Suspense` with a skeleton around them.
 */
export const BarChart = lazy(async () => ({ default: (await import('./bar-chart.tsx')).BarChart }));
export const BoxChart = lazy(async () => ({ default: (await import('./box-chart.tsx')).BoxChart }));
export const ContourChart = lazy(async () => ({ default: (await import('./contour-chart.tsx')).ContourChart }));
export const CurveChart = lazy(async () => ({ default: (await import('./curve-chart.tsx')).CurveChart }));
export const HeatChart = lazy(async () => ({ default: (await import('./heat-chart.tsx')).HeatChart }));
export const HistogramChart = lazy(async () => ({ default: (await import('./histogram-chart.tsx')).HistogramChart }));
export const IntervalChart = lazy(async () => ({ default: (await import('./interval-chart.tsx')).IntervalChart }));
export const ParallelChart = lazy(async () => ({ default: (await import('./parallel-chart.tsx')).ParallelChart }));
export const ScatterChart = lazy(async () => ({ default: (await import('./scatter-chart.tsx')).ScatterChart }));
