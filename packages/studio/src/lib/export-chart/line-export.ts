import { chartView, type ChartView } from '../charts/chart-view.ts';
import type { CurveData } from '../charts/curve-data.ts';
import { drawnCurves } from '../charts/drawn-curves.ts';
import { lineTable } from '../charts/line-table.ts';
import type { Smoothing } from '../charts/smoothing.ts';
import type { AxisScale, XAxis, XRange } from '../view-state/line-settings.ts';
import type { ChartExport } from './chart-export.ts';

export interface LineExportInput {
  readonly curves: readonly {
    readonly label: string;
    readonly colour: string;
    readonly dash: readonly number[];
    readonly data: CurveData;
    readonly spreadLabel?: string | undefined;
  }[];
  readonly yTitle: string;
  readonly axis: XAxis;
  readonly xScale?: AxisScale | undefined;
  readonly yScale?: AxisScale | undefined;
  readonly smoothing?: Smoothing | undefined;
  readonly range: XRange | undefined;
  readonly extent?: XRange | undefined;
  readonly marks?:
    | readonly { readonly x: number; readonly label: string; readonly colour?: string | undefined }[]
    | undefined;
}

/** What a line chart gives to be saved and read: as it is drawn on the screen, and its figures. */
export function lineExport(input: LineExportInput): ChartExport {
  const { curves, axis, smoothing, extent, range, xScale = 'linear', yScale = 'linear', marks = [], yTitle } = input;
  const drawn = () => drawnCurves(curves, smoothing, extent === undefined ? 0 : extent.to - extent.from);
  const view = (): ChartView =>
    chartView({ curves: curves.map(({ data }) => data), range, extent, yRange: undefined, xScale, yScale });
  return {
    legend: curves,
    table: () => lineTable(drawn(), axis),
    drawing: async (box) => {
      const { lineDrawing } = await import('./line-drawing.ts');
      const { x, y, hasStrip, notes } = view();
      const words = [yTitle, ...notes].join(' · ');
      return lineDrawing({ ...box, axis, x, y, hasStrip, curves: drawn(), marks, yTitle: words });
    },
  };
}
