import {
  useId,
  useMemo,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type PointerEvent,
  type SyntheticEvent,
} from 'react';
import type { Box, Mark, Place, PlotLook, Size } from '../../lib/plot/mark.ts';
import type { Plot, StepKey } from '../../lib/plot/plot.ts';
import type { Gesture, GestureStart } from './plot-gesture.ts';
import { PlotLayer } from './plot-layer.tsx';
import { PlotReadOut } from './plot-read-out.tsx';
import './plot-view.css';

/** How a chart and its neighbours tell each other of one item. */
export interface ItemLinks {
  readonly highlightedId?: string | undefined;
  readonly onHighlight?: ((id: string | undefined) => void) | undefined;
  /** An item was clicked, or Enter pressed on it. */
  readonly onOpen?: ((id: string) => void) | undefined;
}

interface PlotViewProps extends ItemLinks {
  readonly name: string;
  /** One sentence that says what the chart shows. */
  readonly summary: string;
  readonly plot: Plot;
  readonly size: Size;
  readonly look: PlotLook;
  /** Painted over the chart, e.g. what is brushed. */
  readonly overlay?: readonly Mark[] | undefined;
  readonly gesture?: GestureStart | undefined;
  /** A key went to a thing that stands here: it may be out of view. */
  readonly onStep?: ((place: Place) => void) | undefined;
  /** A double click, or Escape with nothing pointed at. */
  readonly onReset?: (() => void) | undefined;
  /** Keys that the chart itself does not know; answers whether it was of use. */
  readonly onKey?: ((event: KeyboardEvent, pointedAt: number | undefined) => boolean) | undefined;
}

const stepKeys: Readonly<Record<string, StepKey>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};
const dragFromPx = 4;
/** A thing at the edge of a chart may stand a little beyond it. */
const edgePx = 12;

interface Pointed {
  readonly index: number;
  readonly byKey: boolean;
  /** Of the chart's corner in the window. */
  readonly corner: Place;
}

interface Drag {
  readonly gesture: Gesture;
  readonly start: Place;
  readonly place: Place;
  readonly isMoved: boolean;
}

/**
 * A chart on canvases: pointing reads out and lights up, a drag is the chart's own gesture, arrow keys go from one thing
 * to the next, which is read aloud, and Enter opens it.
 */
export function PlotView(props: PlotViewProps) {
  const { name, summary, plot, size, look, overlay, highlightedId, onHighlight, onOpen, onReset } = props;
  const [pointed, setPointed] = useState<Pointed | undefined>();
  const [drag, setDrag] = useState<Drag | undefined>();
  const helpId = useId();
  const { hits } = plot;
  const own = pointed !== undefined && pointed.index < hits.count ? pointed : undefined;
  const lit = own?.index ?? (highlightedId === undefined ? undefined : hits.indexOf(highlightedId));
  const dragMarks = drag?.isMoved === true ? drag.gesture.marksAt(drag.place) : undefined;

  const top = useMemo(
    () => [
      ...(overlay ?? []),
      ...(dragMarks ?? []),
      ...(lit === undefined || dragMarks !== undefined ? [] : hits.marksOf(lit)),
    ],
    [overlay, dragMarks, hits, lit],
  );

  const point = (index: number | undefined, byKey: boolean, { currentTarget }: SyntheticEvent): void => {
    if (index === own?.index && (index === undefined || byKey === own?.byKey)) return;
    const { left, top: topPx } = currentTarget.getBoundingClientRect();
    setPointed(index === undefined ? undefined : { index, byKey, corner: { x: left, y: topPx } });
    onHighlight?.(index === undefined ? undefined : hits.idOf(index));
  };
  const open = (index: number | undefined): void => {
    const id = index === undefined ? undefined : hits.idOf(index);
    if (id !== undefined) onOpen?.(id);
  };
  const placeOf = (event: PointerEvent): Place => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  const onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const place = placeOf(event);
    const gesture = props.gesture?.(place);
    if (gesture === undefined) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrag({ gesture, start: place, place, isMoved: false });
  };
  const onPointerMove = (event: PointerEvent): void => {
    const place = placeOf(event);
    if (drag === undefined) {
      point(hits.at(place), false, event);
      return;
    }
    const isMoved = drag.isMoved || Math.hypot(place.x - drag.start.x, place.y - drag.start.y) >= dragFromPx;
    if (isMoved) point(undefined, false, event);
    setDrag({ ...drag, place, isMoved });
  };
  const onPointerUp = (event: PointerEvent): void => {
    setDrag(undefined);
    if (drag?.isMoved === true) drag.gesture.endAt(placeOf(event));
    else if (event.button === 0 && drag?.gesture.click?.() !== true) open(hits.at(placeOf(event)));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = stepKeys[event.key];
    if (props.onKey?.(event, own?.index) === true) event.preventDefault();
    else if (step !== undefined && !event.shiftKey) {
      event.preventDefault();
      const next = hits.step(own?.index, step);
      point(next, true, event);
      if (next !== undefined) props.onStep?.(hits.placeOf(next));
    } else if (event.key === 'Enter' && own !== undefined) open(own.index);
    else if (event.key === 'Escape' && own !== undefined) point(undefined, true, event);
    else if (event.key === 'Escape') onReset?.();
  };

  const handlers = {
    onPointerDown,
    onPointerMove,
    onPointerUp,
    onPointerCancel: () => setDrag(undefined),
    onPointerLeave: (event: PointerEvent) => own?.byKey !== true && point(undefined, false, event),
    onDoubleClick: onReset,
    onKeyDown,
    onBlur: (event: FocusEvent) => point(undefined, true, event),
  };

  const anchor = own === undefined ? undefined : hits.placeOf(own.index);
  const isAnchorSeen = anchor !== undefined && isWithin(anchor.y, plot.box);
  const readOut = own === undefined || dragMarks !== undefined || !isAnchorSeen ? undefined : hits.readOut(own.index);
  return (
    <div
      className="plot-view"
      role="application"
      aria-roledescription="chart"
      aria-label={name}
      aria-describedby={helpId}
      tabIndex={0}
      style={{ height: size.height }}
      data-opens={lit !== undefined && onOpen !== undefined && hits.idOf(lit) !== undefined}
      {...handlers}
    >
      <p id={helpId} className="visually-hidden">
        {summary} {hits.count > 0 && 'Arrow keys go from one to the next.'}
      </p>
      {[...plot.layers.keys()].map((layer) => (
        <PlotLayer key={layer} marks={plot.layers[layer] ?? []} size={size} fontFamily={look.fontFamily} />
      ))}
      <PlotLayer marks={top} size={size} fontFamily={look.fontFamily} />
      {readOut !== undefined && anchor !== undefined && own !== undefined && (
        <PlotReadOut text={readOut} leftPx={own.corner.x + anchor.x} topPx={own.corner.y + anchor.y} />
      )}
      <p className="visually-hidden" aria-live="polite">
        {readOut !== undefined && own?.byKey === true
          ? [readOut.title, ...readOut.rows.map(({ label, value }) => `${label} ${value}`)].join(', ')
          : ''}
      </p>
    </div>
  );
}

/** What is scrolled out of the chart is not read out. */
const isWithin = (y: number, { top, height }: Box): boolean => y >= top - edgePx && y <= top + height + edgePx;
