import { useCallback, useMemo } from 'react';
import { boxOfBrush, rangeBetween, stretched, type ValueRange } from '../../lib/plot/brush.ts';
import {
  histogramOf,
  histogramPlot,
  histogramTable,
  type HistogramData,
  type HistogramPlot,
} from '../../lib/plot/histogram-plot.ts';
import type { PlotLook, Size } from '../../lib/plot/mark.ts';
import { PlotFigure, type ChartProps } from './plot-figure.tsx';
import { boxGesture, brushMarks } from './plot-gesture.ts';

interface HistogramChartProps extends Omit<ChartProps, 'highlightedId' | 'onHighlight' | 'onOpen'> {
  /** The same object as long as nothing of it changes. */
  readonly data: HistogramData;
  readonly brush?: ValueRange | undefined;
  /** A range was marked by dragging or with Shift and arrows, or (undefined) none any more. */
  readonly onBrush?: ((brush: ValueRange | undefined) => void) | undefined;
}

/** How many items have which values. */
export function HistogramChart({ data, brush, onBrush, ...rest }: HistogramChartProps) {
  const histogram = useMemo(() => histogramOf(data), [data]);
  const plotOf = useCallback((size: Size, look: PlotLook) => histogramPlot(histogram, size, look), [histogram]);
  const table = useCallback(() => histogramTable(histogram), [histogram]);
  const overlayOf = useCallback(
    ({ frame }: HistogramPlot, look: PlotLook) =>
      brush === undefined ? [] : brushMarks(boxOfBrush(frame, { x: brush }), look),
    [brush],
  );
  return (
    <PlotFigure<HistogramPlot>
      {...rest}
      words={histogram.words}
      plotOf={plotOf}
      table={table}
      overlayOf={overlayOf}
      {...(onBrush !== undefined && {
        gestureOf: ({ box, frame }: HistogramPlot, look: PlotLook) =>
          boxGesture('x', box, look, ({ left, width }) => onBrush(rangeBetween(frame.x, left, left + width))),
        onReset: () => onBrush(undefined),
        onKey: (event, { box, frame, hits }, at) => {
          if (!event.shiftKey || (brush === undefined && at === undefined)) return false;
          const left = hits.placeOf(at ?? 0).x;
          const from = brush === undefined ? { ...box, left, width: 0 } : boxOfBrush(frame, { x: brush });
          const marked = stretched(from, event.key, box);
          if (marked !== undefined) onBrush(rangeBetween(frame.x, marked.left, marked.left + marked.width));
          return marked !== undefined;
        },
      })}
    />
  );
}
