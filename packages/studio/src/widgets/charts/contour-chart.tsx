import { useCallback, useMemo } from 'react';
import { contourOf, contourPlot, contourTable, type ContourData } from '../../lib/plot/contour-plot.ts';
import type { PlotLook, Size } from '../../lib/plot/mark.ts';
import { PlotFigure, type ChartProps } from './plot-figure.tsx';

interface ContourChartProps extends ChartProps {
  /** The same object as long as nothing of it changes. */
  readonly data: ContourData;
  /** The same set as long as it holds the same. */
  readonly selected?: ReadonlySet<string> | undefined;
}

/** A number as heights over two others, between the items that have all three. */
export function ContourChart({ data, selected, ...rest }: ContourChartProps) {
  const contour = useMemo(() => contourOf(data), [data]);
  const plotOf = useCallback(
    (size: Size, look: PlotLook) => contourPlot(contour, size, look, selected),
    [contour, selected],
  );
  const table = useCallback(() => contourTable(contour), [contour]);
  return <PlotFigure {...rest} words={contour.words} plotOf={plotOf} table={table} />;
}
