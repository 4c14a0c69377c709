import { useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { ChartTable } from '../../lib/export-chart/chart-table.ts';
import type { DrawingBox } from '../../lib/export-chart/chart-export.ts';
import type { Box, Mark, PlotLook, Size } from '../../lib/plot/mark.ts';
import type { ChartWords, Plot, PlotMaker } from '../../lib/plot/plot.ts';
import { svgGroup } from '../../lib/plot/svg-of-marks.ts';
import { ChartFrame, type ChartMenuItem } from '../chart-frame/chart-frame.tsx';
import { useWidth } from '../use-width.ts';
import type { GestureStart } from './plot-gesture.ts';
import { PlotView, type ItemLinks } from './plot-view.tsx';
import { usePlotLook } from './use-plot-look.ts';

/** About half a row: what is stepped to is shown whole. */
const rowMarginPx = 18;
/** Longer pictures no longer fit onto anything. */
const mostSavedPx = 4000;

/** What every chart over items takes besides its data. */
export interface ChartProps extends ItemLinks {
  readonly title: string;
  readonly heightPx: number;
  /** More entries of the chart's menu. */
  readonly items?: readonly ChartMenuItem[];
  /** Beside the title. */
  readonly aside?: ReactNode;
}

interface PlotFigureProps<T extends Plot> extends ChartProps {
  readonly words: ChartWords;
  readonly table: () => ChartTable;
  /** The same function as long as the data is the same. */
  readonly plotOf: PlotMaker<T>;
  /** The height that all of it takes: more than there is scrolls. */
  readonly wholeHeightPx?: number | undefined;
  readonly overlayOf?: ((plot: T, look: PlotLook) => readonly Mark[]) | undefined;
  readonly gestureOf?: ((plot: T, look: PlotLook) => GestureStart) | undefined;
  /** Controls that stand over the chart, placed by themselves. */
  readonly renderControls?: ((plot: T) => ReactNode) | undefined;
  readonly onReset?: (() => void) | undefined;
  readonly onKey?: ((event: KeyboardEvent, plot: T, pointedAt: number | undefined) => boolean) | undefined;
}

/** A chart with its frame: title, what it leaves out, and a menu that saves it or shows its figures as a table. */
export function PlotFigure<T extends Plot>(props: PlotFigureProps<T>) {
  const { title, heightPx, items, aside, words, table, plotOf, wholeHeightPx } = props;
  const { ref: lookRef, look } = usePlotLook();
  const exports = useMemo(
    () =>
      look === undefined || words.empty !== undefined
        ? undefined
        : {
            legend: [],
            table,
            ...(wholeHeightPx !== undefined && { heightPx: Math.min(wholeHeightPx, mostSavedPx) }),
            drawing: ({ widthPx, heightPx: height }: DrawingBox) => {
              const { layers, box } = plotOf({ width: widthPx, height }, look, 0);
              const rest = (wholeHeightPx ?? 0) > height ? [restMark(box, height, look)] : [];
              return svgGroup([...layers.flat(), ...rest]);
            },
          },
    [look, table, plotOf, wholeHeightPx, words],
  );
  return (
    <div ref={lookRef}>
      <ChartFrame
        title={title}
        caption={words.empty === undefined ? words.notes.join(' · ') : ''}
        exports={exports}
        heightPx={heightPx}
        aside={aside}
        {...(items !== undefined && { items })}
      >
        {(shownPx) =>
          words.empty === undefined ? (
            <PlotStage {...props} look={look} heightPx={shownPx} />
          ) : (
            <p className="plot-empty muted" style={{ height: shownPx }}>
              {words.empty}
            </p>
          )
        }
      </ChartFrame>
    </div>
  );
}

const restMark = (box: Box, height: number, look: PlotLook): Mark => ({
  kind: 'text',
  x: box.left + box.width,
  y: height - 8,
  text: 'More is in the table of this chart',
  colour: look.muted,
  align: 'end',
});

/** The chart itself, as wide as there is room. A long one is painted anew for each place that it is scrolled to. */
function PlotStage<T extends Plot>(props: PlotFigureProps<T> & { readonly look: PlotLook | undefined }) {
  const { heightPx, wholeHeightPx = 0, look } = props;
  const { ref: widthRef, widthPx } = useWidth();
  const scroller = useRef<HTMLDivElement>(null);
  const [scrollPx, setScrollPx] = useState(0);
  const isLong = wholeHeightPx > heightPx;
  return (
    <div
      ref={scroller}
      className={isLong ? 'plot-stage plot-stage-long' : 'plot-stage'}
      style={{ height: heightPx }}
      onScroll={(event) => setScrollPx(event.currentTarget.scrollTop)}
    >
      <div ref={widthRef} style={{ height: Math.max(heightPx, wholeHeightPx) }}>
        <div className="plot-stage-view" style={{ height: heightPx }}>
          {look !== undefined && widthPx > 0 && (
            <SizedPlot
              {...props}
              look={look}
              width={widthPx}
              scrollPx={isLong ? scrollPx : 0}
              onScrollBy={(px) => scroller.current?.scrollBy({ top: px })}
            />
          )}
        </div>
      </div>
    </div>
  );
}

interface SizedPlotProps<T extends Plot> extends PlotFigureProps<T> {
  readonly look: PlotLook;
  readonly width: number;
  readonly scrollPx: number;
  readonly onScrollBy: (px: number) => void;
}

function SizedPlot<T extends Plot>(props: SizedPlotProps<T>) {
  const {
    title,
    words,
    plotOf,
    look,
    width,
    heightPx: height,
    scrollPx,
    onScrollBy,
    overlayOf,
    gestureOf,
    renderControls,
    onKey,
  } = props;
  const size = useMemo<Size>(() => ({ width, height }), [width, height]);
  const plot = useMemo(() => plotOf(size, look, scrollPx), [plotOf, size, look, scrollPx]);
  const overlay = useMemo(() => overlayOf?.(plot, look), [overlayOf, plot, look]);
  return (
    <>
      <PlotView
        name={title}
        summary={words.summary}
        plot={plot}
        size={size}
        look={look}
        overlay={overlay}
        gesture={gestureOf?.(plot, look)}
        highlightedId={props.highlightedId}
        onHighlight={props.onHighlight}
        onOpen={props.onOpen}
        onReset={props.onReset}
        onStep={({ y }) => {
          const { top, height: room } = plot.box;
          const beyond = y < top + rowMarginPx ? y - top - rowMarginPx : Math.max(0, y + rowMarginPx - top - room);
          if (beyond !== 0) onScrollBy(beyond);
        }}
        onKey={onKey === undefined ? undefined : (event, pointedAt) => onKey(event, plot, pointedAt)}
      />
      {renderControls?.(plot)}
    </>
  );
}
