import { useCallback } from 'react';
import { intervalPlot, intervalsHeight, intervalTable, type IntervalData } from '../../lib/plot/interval-plot.ts';
import type { PlotLook, Size } from '../../lib/plot/mark.ts';
import { PlotFigure, type ChartProps } from './plot-figure.tsx';

interface IntervalChartProps extends ChartProps {
  /** The same object as long as nothing of it changes. */
  readonly data: IntervalData;
}

/** Estimates with their intervals, and all values behind them. */
export function IntervalChart({ data, ...rest }: IntervalChartProps) {
  const plotOf = useCallback(
    (size: Size, look: PlotLook, scrollPx: number) => intervalPlot(data, size, look, scrollPx),
    [data],
  );
  const table = useCallback(() => intervalTable(data), [data]);
  return (
    <PlotFigure {...rest} words={data.words} plotOf={plotOf} table={table} wholeHeightPx={intervalsHeight(data)} />
  );
}
