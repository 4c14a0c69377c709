import { useCallback, useMemo } from 'react';
import { boxOfBrush, brushOfBox, stretched, type BoxBrush } from '../../lib/plot/brush.ts';
import type { PlotLook, Size } from '../../lib/plot/mark.ts';
import {
  scatterOf,
  scatterPlot,
  scatterTable,
  type ScatterData,
  type ScatterPlot,
} from '../../lib/plot/scatter-plot.ts';
import { PlotFigure, type ChartProps } from './plot-figure.tsx';
import { boxGesture, brushMarks } from './plot-gesture.ts';

interface ScatterChartProps extends ChartProps {
  /** The same object as long as nothing of it changes. */
  readonly data: ScatterData;
  /** The same set as long as it holds the same. */
  readonly selected?: ReadonlySet<string> | undefined;
  readonly brush?: BoxBrush | undefined;
  /** A part was marked by dragging or with Shift and arrows, or (undefined) no part any more. */
  readonly onBrush?: ((brush: BoxBrush | undefined) => void) | undefined;
}

/** One dot for each item, by two of its numbers. */
export function ScatterChart({ data, selected, brush, onBrush, ...rest }: ScatterChartProps) {
  const scatter = useMemo(() => scatterOf(data), [data]);
  const plotOf = useCallback(
    (size: Size, look: PlotLook) => scatterPlot(scatter, size, look, selected),
    [scatter, selected],
  );
  const table = useCallback(() => scatterTable(scatter), [scatter]);
  const overlayOf = useCallback(
    ({ frame }: ScatterPlot, look: PlotLook) => (brush === undefined ? [] : brushMarks(boxOfBrush(frame, brush), look)),
    [brush],
  );
  return (
    <PlotFigure<ScatterPlot>
      {...rest}
      words={scatter.words}
      plotOf={plotOf}
      table={table}
      overlayOf={overlayOf}
      {...(onBrush !== undefined && {
        gestureOf: ({ box, frame }: ScatterPlot, look: PlotLook) =>
          boxGesture('box', box, look, (marked) => onBrush(brushOfBox(frame, marked))),
        onReset: () => onBrush(undefined),
        onKey: (event, { box, frame, hits }, at) => {
          if (!event.shiftKey) return false;
          const place = at === undefined ? undefined : hits.placeOf(at);
          const from =
            brush !== undefined
              ? boxOfBrush(frame, brush)
              : place !== undefined && { left: place.x, top: place.y, width: 0, height: 0 };
          const marked = from === false ? undefined : stretched(from, event.key, box);
          if (marked !== undefined) onBrush(brushOfBox(frame, marked));
          return marked !== undefined;
        },
      })}
    />
  );
}
