/** A place in the plot, in pixels from its upper left corner. */
export interface PlotPoint {
  readonly x: number;
  readonly y: number;
}

export interface PlotGestures {
  /** The pointer is here; undefined: it left. */
  readonly onPoint: (point: PlotPoint | undefined) => void;
  readonly onClick: (point: PlotPoint) => void;
  /** A part is being marked from one corner to the other; `isBox`: upright too. `isDone`: it shall be zoomed to. */
  readonly onMark: (from: PlotPoint, to: PlotPoint, isBox: boolean, isDone: boolean) => void;
  readonly onMarkEnd: () => void;
  /** The axis is dragged by so many pixels since the last call. */
  readonly onPan: (deltaPx: number) => void;
  readonly onPanEnd: () => void;
  readonly onWheel: (point: PlotPoint, factor: number) => void;
  readonly onReset: () => void;
}

const leastDragPx = 4;

/**
 * Pointer and wheel over a plot: drag marks a part of the x axis, with Shift a box; Space and drag, or the middle button, move the axis;
 * the wheel with Ctrl or ⌘ zooms; a double click shows all. Answers what ends it.
 */
export function plotGestures(plot: HTMLElement, gestures: PlotGestures): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  let isSpaceDown = false;
  let isInside = false;
  let drag: { readonly kind: 'mark' | 'pan'; readonly start: PlotPoint; last: number; isMoved: boolean } | undefined;
  const pointOf = (event: MouseEvent): PlotPoint => {
    const { left, top } = plot.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  plot.addEventListener(
    'pointerdown',
    (event) => {
      const isPan = event.button === 1 || (event.button === 0 && isSpaceDown);
      if (!isPan && event.button !== 0) return;
      if (isPan) event.preventDefault();
      const start = pointOf(event);
      drag = { kind: isPan ? 'pan' : 'mark', start, last: start.x, isMoved: false };
      plot.setPointerCapture(event.pointerId);
      if (isPan) plot.classList.add('line-chart-plot-panned');
    },
    { signal },
  );
  plot.addEventListener(
    'pointermove',
    (event) => {
      isInside = true;
      const point = pointOf(event);
      if (drag === undefined) {
        gestures.onPoint(point);
        return;
      }
      drag.isMoved ||= Math.hypot(point.x - drag.start.x, point.y - drag.start.y) >= leastDragPx;
      if (!drag.isMoved) return;
      if (drag.kind === 'pan') gestures.onPan(point.x - drag.last);
      else gestures.onMark(drag.start, point, event.shiftKey, false);
      drag.last = point.x;
    },
    { signal },
  );
  const end = (event: PointerEvent, isKept: boolean): void => {
    if (drag === undefined) return;
    const { kind, start, isMoved } = drag;
    drag = undefined;
    plot.classList.remove('line-chart-plot-panned');
    if (kind === 'pan' && isMoved) gestures.onPanEnd();
    if (kind === 'mark') {
      gestures.onMarkEnd();
      if (!isKept) return;
      if (isMoved) gestures.onMark(start, pointOf(event), event.shiftKey, true);
      else gestures.onClick(start);
    }
  };
  plot.addEventListener('pointerup', (event) => end(event, true), { signal });
  plot.addEventListener('pointercancel', (event) => end(event, false), { signal });
  plot.addEventListener(
    'pointerleave',
    () => {
      isInside = false;
      if (drag === undefined) gestures.onPoint(undefined);
    },
    { signal },
  );
  plot.addEventListener('dblclick', () => gestures.onReset(), { signal });
  plot.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      gestures.onWheel(
        pointOf(event),
        1.002 ** Math.max(-200, Math.min(200, event.deltaY * (event.deltaMode === 1 ? 30 : 1))),
      );
    },
    { signal, passive: false },
  );
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== ' ' || !isInside || isTyped(event.target)) return;
      isSpaceDown = true;
      // The page would be scrolled by a page otherwise.
      event.preventDefault();
    },
    { signal },
  );
  document.addEventListener('keyup', (event) => (isSpaceDown &&= event.key !== ' '), { signal });
  return () => ending.abort();
}

const isTyped = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, button, a, [contenteditable]') !== null;
