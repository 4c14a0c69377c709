import { useCallback, useMemo } from 'react';
import { boxesHeight, boxesOf, boxPlot, boxTable, type BoxData } from '../../lib/plot/box-plot.ts';
import type { PlotLook, Size } from '../../lib/plot/mark.ts';
import { PlotFigure, type ChartProps } from './plot-figure.tsx';

interface BoxChartProps extends ChartProps {
  /** The same object as long as nothing of it changes. */
  readonly data: BoxData;
  /** The same set as long as it holds the same. */
  readonly selected?: ReadonlySet<string> | undefined;
}

/** How a number spreads, for each word of a category. */
export function BoxChart({ data, selected, ...rest }: BoxChartProps) {
  const boxes = useMemo(() => boxesOf(data), [data]);
  const plotOf = useCallback(
    (size: Size, look: PlotLook, scrollPx: number) => boxPlot(boxes, size, look, scrollPx, selected),
    [boxes, selected],
  );
  const table = useCallback(() => boxTable(boxes), [boxes]);
  return <PlotFigure {...rest} words={boxes.words} plotOf={plotOf} table={table} wholeHeightPx={boxesHeight(boxes)} />;
}
