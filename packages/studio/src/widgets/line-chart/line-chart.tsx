import type { SeriesAxis } from '@assay/wire';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { useTheme } from '../../lib/theme.ts';
import type { XRange } from '../../lib/view-state/view-state.ts';
import { useWidth } from '../use-width.ts';
import { maximumBands, type ChartCurve } from './chart-curve.ts';
import './line-chart.css';
import { plotData, plotOptions } from './plot-options.ts';
import { ReadOut, type Hover } from './read-out.tsx';

export interface LineChartProps {
  /** What the chart shows, for those who do not see it. */
  readonly label: string;
  readonly x: readonly number[];
  readonly curves: readonly ChartCurve[];
  readonly axis: SeriesAxis;
  readonly heightPx: number;
  /** What is zoomed to. */
  readonly range: XRange | undefined;
  /** The whole axis; that of the values when it is not known. */
  readonly extent?: XRange | undefined;
  /** A part of the x axis was marked, or the whole is wanted again. */
  readonly onRange: (range: XRange | undefined) => void;
  readonly crosshairKey?: string;
}

/**
 * Curves over one x: hover reads them out, a drag zooms, a double click shows all again. The chart keeps its canvas
 * while only the data changes; another shape (curves, colours, axis, theme) makes a new one.
 */
export function LineChart(props: LineChartProps) {
  const { label, x, curves, axis, heightPx, range, extent, crosshairKey } = props;
  const theme = useTheme();
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const { ref: widthRef, widthPx } = useWidth();
  const [hover, setHover] = useState<Hover | undefined>();
  const isHovered = useRef(false);

  const hasBands = curves.length <= maximumBands && curves.some(hasSpread);
  const shape = JSON.stringify([
    curves.map((c) => [c.id, c.label, c.colour, c.dash]),
    axis,
    hasBands,
    theme,
    crosshairKey,
  ]);

  const onCursor = useEffectEvent((current: uPlot) => {
    const { idx, left, top } = current.cursor;
    const isOutside = !isHovered.current || typeof idx !== 'number' || left === undefined || left < 0;
    if (isOutside) {
      setHover(undefined);
      return;
    }
    const { left: overLeft, top: overTop } = current.over.getBoundingClientRect();
    const leftPx = overLeft + left;
    setHover({
      index: idx,
      leftPx,
      topPx: overTop,
      y: current.posToVal(top ?? 0, 'y'),
      isRight: leftPx > window.innerWidth / 2,
    });
  });
  const onSelect = useEffectEvent((from: number, to: number) => {
    if (from < to) props.onRange({ from, to });
  });
  const onReset = useEffectEvent(() => props.onRange(undefined));
  const currentRange = useEffectEvent(() => range ?? extent);
  const makePlot = useEffectEvent((target: HTMLDivElement) => {
    const look = getComputedStyle(target);
    const options = plotOptions(
      {
        curves,
        axis,
        hasBands,
        widthPx,
        heightPx,
        textColour: look.color,
        lineColour: look.borderTopColor,
        font: `11px ${look.fontFamily}`,
        crosshairKey,
      },
      {
        currentRange: () => currentRange(),
        onCursor: (u) => onCursor(u),
        onSelect: (a, b) => onSelect(a, b),
        onReset: () => onReset(),
      },
    );
    return new uPlot(options, plotData(x, curves, hasBands), target);
  });

  const hasWidth = widthPx > 0;
  useEffect(() => {
    if (host.current === null || !hasWidth) return undefined;
    const made = makePlot(host.current);
    plot.current = made;
    return () => {
      plot.current = null;
      made.destroy();
    };
  }, [shape, hasWidth]);

  useEffect(() => {
    plot.current?.setData(plotData(x, curves, hasBands));
  }, [x, curves, hasBands, range, extent]);

  useEffect(() => {
    if (widthPx > 0) plot.current?.setSize({ width: widthPx, height: heightPx });
  }, [widthPx, heightPx]);

  return (
    <div
      className="line-chart"
      ref={widthRef}
      style={{ height: heightPx }}
      onPointerEnter={() => (isHovered.current = true)}
      onPointerLeave={() => {
        isHovered.current = false;
        setHover(undefined);
      }}
    >
      <div ref={host} className="line-chart-host" role="img" aria-label={label} />
      {hover !== undefined && <ReadOut hover={hover} x={x} curves={curves} axis={axis} />}
    </div>
  );
}

const hasSpread = (curve: ChartCurve): boolean => curve.low.some((low, i) => low !== curve.high[i]);
