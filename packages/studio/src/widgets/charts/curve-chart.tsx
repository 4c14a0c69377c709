import { useCallback, useMemo } from 'react';
import { curvePlot, curveTable, wordsOfCurves, type RateCurves } from '../../lib/plot/curve-plot.ts';
import type { PlotLook, Size } from '../../lib/plot/mark.ts';
import { PlotFigure, type ChartProps } from './plot-figure.tsx';

interface CurveChartProps extends ChartProps {
  /** The same object as long as nothing of it changes. */
  readonly data: RateCurves;
}

/** Curves of shares over shares, such as ROC and precision–recall, with their thresholds. */
export function CurveChart({ data, ...rest }: CurveChartProps) {
  const words = useMemo(() => wordsOfCurves(data), [data]);
  const plotOf = useCallback((size: Size, look: PlotLook) => curvePlot(data, size, look), [data]);
  const table = useCallback(() => curveTable(data), [data]);
  return <PlotFigure {...rest} words={words} plotOf={plotOf} table={table} />;
}
