import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { chartView } from '../../lib/charts/chart-view.ts';
import type { CurveGrid } from '../../lib/charts/curve-data.ts';
import { drawnCurves } from '../../lib/charts/drawn-curves.ts';
import { plotLayout } from '../../lib/charts/plot-layout.ts';
import type { Smoothing } from '../../lib/charts/smoothing.ts';
import { useTheme } from '../../lib/theme.ts';
import type { AxisScale, XAxis, XRange } from '../../lib/view-state/line-settings.ts';
import { useWidth } from '../use-width.ts';
import type { ChartCurve, ChartMark } from './chart-curve.ts';
import { themeColours } from './theme-colours.ts';
import './line-chart.css';
import { LinePlot } from './line-plot.ts';
import type { PlotInput } from './plot-input.ts';
import { PlotController } from './plot-controller.ts';
import { plotKeys } from './plot-keys.ts';
import { ReadOut, SpokenReadOut } from './read-out.tsx';
import { ReadOutStore } from './read-out-store.ts';

export interface LineChartProps {
  /** What the chart shows, for those who do not see it. */
  readonly label: string;
  /** On one grid; the same list as long as nothing in it differs. */
  readonly curves: readonly ChartCurve[];
  readonly grid?: CurveGrid | undefined;
  readonly axis: XAxis;
  readonly xScale?: AxisScale | undefined;
  readonly yScale?: AxisScale | undefined;
  readonly smoothing?: Smoothing | undefined;
  readonly heightPx: number;
  /** What is zoomed to. */
  readonly range: XRange | undefined;
  /** The whole axis; that of the values when it is not known. */
  readonly extent?: XRange | undefined;
  /** A part of the x axis was marked, or the whole is wanted again. */
  readonly onRange: (range: XRange | undefined) => void;
  readonly marks?: readonly ChartMark[] | undefined;
  /** Charts with the same key share their crosshair. */
  readonly crosshairKey?: string | undefined;
  /** The curve that stands out, the others being faint: one that is pointed at elsewhere. */
  readonly highlightedId?: string | undefined;
  /** A curve is pointed at, or none any more. */
  readonly onHighlight?: ((id: string | undefined) => void) | undefined;
}

const notePx = 16;
const noMarks: readonly ChartMark[] = [];

/**
 * Curves over one x axis. Hover reads them out, a click keeps the read-out, a drag zooms, with Shift both ways, Ctrl or ⌘ with the wheel at
 * the pointer; Space and drag moves the axis, a double click shows all. With the focus: arrows, + and −, 0, Enter, Escape. While
 * the axis moves nothing is asked for; `onRange` is called when it rests.
 */
export function LineChart(props: LineChartProps) {
  const { label, curves, grid, axis, xScale = 'linear', yScale = 'linear', smoothing, heightPx, range, extent } = props;
  const { marks = noMarks, crosshairKey, highlightedId } = props;
  const theme = useTheme();
  const { ref: widthRef, widthPx } = useWidth();
  const canvas = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const target = useRef<HTMLDivElement>(null);
  const controller = useRef<PlotController | null>(null);
  const [store] = useState(() => new ReadOutStore());
  const [box, setBox] = useState<{ readonly x: XRange | undefined; readonly y: XRange } | undefined>();
  const rangeX = extent === undefined ? 0 : extent.to - extent.from;
  const drawn = useMemo(() => drawnCurves(curves, smoothing, rangeX), [curves, smoothing, rangeX]);
  const yRange = box !== undefined && box.x?.from === range?.from && box.x?.to === range?.to ? box.y : undefined;
  const view = useMemo(
    () => chartView({ curves: curves.map((curve) => curve.data), range, extent, yRange, xScale, yScale }),
    [curves, range, extent, yRange, xScale, yScale],
  );
  const plotPx = heightPx - (view.notes.length > 0 ? notePx : 0);
  const layout = useMemo(
    () => plotLayout({ widthPx, heightPx: plotPx, axis, x: view.x, y: view.y, hasStrip: view.hasStrip }),
    [widthPx, plotPx, axis, view],
  );

  const onRange = useEffectEvent((x: XRange | undefined, y: XRange | undefined) => {
    setBox(y && { x, y });
    props.onRange(x);
  });
  const onHighlight = useEffectEvent((id: string | undefined) => props.onHighlight?.(id));
  const hasWidth = widthPx > 0;
  useEffect(() => {
    if (!hasWidth || canvas.current === null || overlay.current === null || target.current === null) return undefined;
    const plot = new LinePlot(canvas.current, overlay.current, markDrawn());
    const made = new PlotController(plot, target.current, store, {
      onRange: (x, y) => onRange(x, y),
      onHighlight: (id) => onHighlight(id),
    });
    const frame = target.current.parentElement ?? target.current;
    const endKeys = plotKeys(
      frame,
      (key) => made.onKey(key),
      () => made.leaveKeys(),
    );
    controller.current = made;
    return () => {
      controller.current = null;
      endKeys();
      made.stop();
    };
  }, [hasWidth, store]);

  useEffect(() => {
    if (canvas.current === null || !hasWidth) return;
    const { colours, fontFamily } = themeColours(theme, canvas.current);
    controller.current?.show({
      plot: {
        widthPx,
        heightPx: plotPx,
        axis,
        x: view.x,
        y: view.y,
        hasStrip: view.hasStrip,
        curves: drawn,
        marks,
        colours,
        fontFamily,
      },
      grid,
      range,
      extent,
      yRange,
    });
  }, [drawn, view, axis, widthPx, hasWidth, plotPx, marks, theme, grid, range, extent, yRange]);
  useEffect(() => controller.current?.setHighlighted(highlightedId), [highlightedId, hasWidth]);
  useEffect(() => {
    if (crosshairKey === undefined || !hasWidth) return undefined;
    return controller.current?.follow(crosshairKey);
  }, [crosshairKey, hasWidth]);

  return (
    <div
      className="line-chart"
      ref={widthRef}
      style={{ height: heightPx }}
      role="application"
      aria-roledescription="line chart"
      aria-label={`${label}. Arrow keys read its points.`}
      tabIndex={0}
    >
      <div role="img" aria-label={label} style={{ height: plotPx }}>
        <canvas ref={canvas} className="line-chart-canvas" style={{ width: widthPx, height: plotPx }} />
        <canvas ref={overlay} className="line-chart-canvas" style={{ width: widthPx, height: plotPx }} />
      </div>
      <div
        ref={target}
        className="line-chart-plot"
        style={{ left: layout.box.left, top: layout.box.top, width: layout.box.width, height: layout.box.height }}
      />
      {view.notes.length > 0 && (
        <p className="line-chart-note" style={{ paddingInlineStart: layout.box.left }}>
          {view.notes.join(' · ')}
        </p>
      )}
      <ReadOut
        store={store}
        curves={drawn}
        onPoint={(id) => props.onHighlight?.(id)}
        onClose={() => {
          props.onHighlight?.(undefined);
          controller.current?.letGo();
        }}
      />
      <SpokenReadOut store={store} curves={drawn} />
    </div>
  );
}

/** Puts a mark on the browser's timeline when the first curves of a chart are drawn. */
function markDrawn(): (input: PlotInput) => void {
  let isMarked = false;
  return ({ curves }) => {
    if (isMarked || curves.length === 0) return;
    isMarked = true;
    const points = curves.reduce((sum, { data }) => sum + data.pointCount, 0);
    const rows = curves.reduce((sum, { data }) => sum + data.x.length, 0);
    performance.mark('assay:chart-drawn', { detail: { curves: curves.length, points, rows } });
  };
}
