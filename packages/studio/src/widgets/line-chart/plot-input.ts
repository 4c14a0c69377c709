import type { PlotShape } from '../../lib/charts/plot-layout.ts';
import type { ChartColours } from '../../lib/export-chart/chart-export.ts';
import type { InkedCurve } from '../../lib/export-chart/line-drawing.ts';
import type { ChartMark } from './chart-curve.ts';

export interface PlotCurve extends InkedCurve {
  readonly id: string;
}

export interface PlotInput extends PlotShape {
  readonly curves: readonly PlotCurve[];
  readonly marks: readonly ChartMark[];
  readonly colours: ChartColours;
  readonly fontFamily: string;
}
