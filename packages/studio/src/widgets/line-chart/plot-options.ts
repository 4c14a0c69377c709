import type { SeriesAxis } from '@assay/wire';
import type uPlot from 'uplot';
import type { ChartValue } from '../../lib/charts/chart-columns.ts';
import { lonePoints } from '../../lib/charts/lone-points.ts';
import type { XRange } from '../../lib/view-state/view-state.ts';
import type { ChartCurve } from './chart-curve.ts';
import { formatTicksY, formatTickX, tickSteps } from './x-axis.ts';

export interface PlotShape {
  readonly curves: readonly ChartCurve[];
  readonly axis: SeriesAxis;
  readonly hasBands: boolean;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly textColour: string;
  readonly lineColour: string;
  readonly font: string;
  /** Charts with the same key share their crosshair. */
  readonly crosshairKey: string | undefined;
}

export interface PlotEvents {
  readonly currentRange: () => XRange | undefined;
  readonly onCursor: (plot: uPlot) => void;
  readonly onSelect: (from: number, to: number) => void;
  readonly onReset: () => void;
}

/** uPlot's options for a chart of this shape. With bands, each curve takes three columns: line, lower, upper. */
export function plotOptions(shape: PlotShape, events: PlotEvents): uPlot.Options {
  const { axis, crosshairKey } = shape;
  const steps = tickSteps(axis);
  const axisLook = {
    stroke: shape.textColour,
    font: shape.font,
    grid: { stroke: shape.lineColour, width: 1 },
    ticks: { stroke: shape.lineColour, width: 1, size: 4 },
    gap: 4,
  };
  return {
    width: shape.widthPx,
    height: shape.heightPx,
    ms: 1,
    padding: [8, 10, 0, 0],
    legend: { show: false },
    scales: {
      x: { time: axis === 'time', range: (_plot, min, max) => rangeOfX(events.currentRange(), min, max) },
      y: { range: { min: { pad: 0.06, mode: 0 }, max: { pad: 0.06, mode: 0 } } },
    },
    axes: [
      {
        ...axisLook,
        size: 26,
        space: axis === 'step' ? 60 : 80,
        ...(steps !== undefined && {
          incrs: steps,
          values: (_plot, ticks) => ticks.map((tick) => formatTickX(axis, tick)),
        }),
      },
      {
        ...axisLook,
        space: 32,
        size: (_plot, labels) => 14 + 6.4 * Math.max(3, ...(labels ?? []).map((label) => label.length)),
        values: (_plot, ticks, _axisIndex, _space, distance) => formatTicksY(ticks, distance),
      },
    ],
    series: [{}, ...shape.curves.flatMap((curve) => seriesOf(curve, shape.hasBands))],
    ...(shape.hasBands && { bands: bandsOf(shape.curves) }),
    cursor: {
      y: false,
      drag: { x: true, y: false, setScale: false, dist: 4 },
      points: { size: 6 },
      bind: {
        dblclick: () => () => {
          events.onReset();
          return null;
        },
      },
      ...(crosshairKey !== undefined && {
        sync: {
          key: crosshairKey,
          setSeries: false,
          scales: ['x', null],
          filters: { pub: (type: string) => type === 'mousemove' || type === 'mouseleave' },
        },
      }),
    },
    hooks: {
      setCursor: [events.onCursor],
      setSelect: [
        (plot) => {
          const { left, width } = plot.select;
          if (width < 2) return;
          const [from, to] = [plot.posToVal(left, 'x'), plot.posToVal(left + width, 'x')];
          plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
          events.onSelect(from, to);
        },
      ],
    },
  };
}

function rangeOfX(range: XRange | undefined, min: number | null, max: number | null): [number, number] {
  if (range !== undefined) return [range.from, range.to];
  if (min === null || max === null) return [0, 1];
  return min === max ? [min - 1, max + 1] : [min, max];
}

function seriesOf(curve: ChartCurve, hasBands: boolean): uPlot.Series[] {
  const line: uPlot.Series = {
    label: curve.label,
    stroke: curve.colour,
    width: 1.5,
    pxAlign: 0,
    ...(curve.dash.length > 0 && { dash: [...curve.dash] }),
    points: { size: 4, width: 1, fill: curve.colour, filter: lonePointsOf },
  };
  // The band of a lone spike is thinner than a pixel: its edges make it seen.
  const edge: uPlot.Series = { stroke: `${curve.colour}73`, width: 1, pxAlign: 0, points: { show: false } };
  return hasBands ? [line, edge, edge] : [line];
}

/** The dots of a curve: where points are few the chart draws all of them, else those that no line reaches. */
const lonePointsOf: uPlot.Series.Points.Filter = (plot, seriesIndex, show) => {
  if (show) return null;
  const lone = lonePoints(plot.data[seriesIndex] as readonly ChartValue[]);
  return lone.length === 0 ? null : lone;
};

const bandsOf = (curves: readonly ChartCurve[]): uPlot.Band[] =>
  curves.map((curve, i) => ({ series: [3 + 3 * i, 2 + 3 * i], fill: `${curve.colour}33` }));

/** The columns that go with `plotOptions`. */
export function plotData(x: readonly number[], curves: readonly ChartCurve[], hasBands: boolean): uPlot.AlignedData {
  const columns = curves.flatMap((curve) => (hasBands ? [curve.values, curve.low, curve.high] : [curve.values]));
  return [[...x], ...columns.map((column) => [...column])];
}
