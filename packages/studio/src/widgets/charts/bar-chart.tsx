import { useCallback, useMemo } from 'react';
import { barPlot, barsHeight, barsOf, barTable, type BarData } from '../../lib/plot/bar-plot.ts';
import type { PlotLook, Size } from '../../lib/plot/mark.ts';
import { PlotFigure, type ChartProps } from './plot-figure.tsx';

interface BarChartProps extends ChartProps {
  /** The same object as long as nothing of it changes. */
  readonly data: BarData;
  /** The same set as long as it holds the same. */
  readonly selected?: ReadonlySet<string> | undefined;
}

/** One bar for each item or group, from zero, the greatest on top; many of them scroll. */
export function BarChart({ data, selected, ...rest }: BarChartProps) {
  const bars = useMemo(() => barsOf(data), [data]);
  const plotOf = useCallback(
    (size: Size, look: PlotLook, scrollPx: number) => barPlot(bars, size, look, scrollPx, selected),
    [bars, selected],
  );
  const table = useCallback(() => barTable(bars), [bars]);
  return <PlotFigure {...rest} words={bars.words} plotOf={plotOf} table={table} wholeHeightPx={barsHeight(bars)} />;
}
