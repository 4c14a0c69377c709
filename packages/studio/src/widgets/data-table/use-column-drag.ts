import { useRef, useState, type PointerEvent, type RefObject } from 'react';

interface Draft {
  readonly id: string;
  readonly widthPx: number;
}

/** A column that is carried to another place: a mark shows where it would stand, between two columns of the frame. */
interface Carried {
  readonly id: string;
  readonly markPx: number;
}

export interface ColumnDrag {
  readonly draft: Draft | undefined;
  readonly carried: Carried | undefined;
  readonly onGrip: (event: PointerEvent, columnId: string) => void;
  readonly onGrab: (event: PointerEvent, columnId: string) => void;
  /** Whether a press that has just ended carried a column, and so was no click. */
  readonly wasCarried: () => boolean;
}

const narrowestPx = 44;
const widestPx = 1000;
const stillPx = 5;

export const widthWithin = (widthPx: number): number => Math.round(Math.max(narrowestPx, Math.min(widestPx, widthPx)));

/** Drawing columns wider or narrower at their grips, and carrying them by their heads, with mouse, pen or finger. */
export function useColumnDrag(
  frame: RefObject<HTMLElement | null>,
  columnIds: readonly string[],
  onResize: (columnId: string, widthPx: number) => void,
  /** `to` counts the columns as they stood before. */
  onMove: (columnId: string, to: number) => void,
): ColumnDrag {
  const [draft, setDraft] = useState<Draft>();
  const [carried, setCarried] = useState<Carried>();
  const didCarry = useRef(false);

  const onGrip = (event: PointerEvent, id: string): void => {
    const grip = event.currentTarget;
    const startPx = grip.parentElement?.getBoundingClientRect().width ?? 0;
    const startX = event.clientX;
    const isReversed = getComputedStyle(grip).direction === 'rtl';
    const widthAt = (x: number): number => widthWithin(startPx + (isReversed ? startX - x : x - startX));
    event.preventDefault();
    follow(grip, event.pointerId, {
      onMove: ({ clientX }) => setDraft({ id, widthPx: widthAt(clientX) }),
      onEnd: (last) => {
        setDraft(undefined);
        if (last !== undefined && widthAt(last.clientX) !== Math.round(startPx)) onResize(id, widthAt(last.clientX));
      },
    });
  };

  const onGrab = (event: PointerEvent, id: string): void => {
    if (event.button !== 0) return;
    didCarry.current = false;
    const startX = event.clientX;
    let to: number | undefined;
    follow(event.currentTarget, event.pointerId, {
      onMove: ({ clientX }) => {
        if (!didCarry.current && Math.abs(clientX - startX) < stillPx) return;
        didCarry.current = true;
        const gap = gapAt(frame.current, clientX);
        to = gap?.to;
        if (gap !== undefined) setCarried({ id, markPx: gap.markPx });
      },
      onEnd: (last) => {
        setCarried(undefined);
        const from = columnIds.indexOf(id);
        if (last !== undefined && didCarry.current && to !== undefined && to !== from && to !== from + 1)
          onMove(id, to);
      },
    });
  };

  return { draft, carried, onGrip, onGrab, wasCarried: () => didCarry.current };
}

interface Follower {
  readonly onMove: (event: globalThis.PointerEvent) => void;
  /** Without an event where the drag was broken off. */
  readonly onEnd: (event: globalThis.PointerEvent | undefined) => void;
}

function follow(element: Element, pointerId: number, { onMove, onEnd }: Follower): void {
  element.setPointerCapture(pointerId);
  const listening = new AbortController();
  const { signal } = listening;
  const end = (event: globalThis.PointerEvent | undefined): void => {
    listening.abort();
    onEnd(event);
  };
  const listen = (name: string, listener: (event: globalThis.PointerEvent) => void): void =>
    element.addEventListener(name, (event) => listener(event as globalThis.PointerEvent), { signal });
  listen('pointermove', onMove);
  listen('pointerup', end);
  listen('pointercancel', () => end(undefined));
  document.addEventListener('keydown', (event) => event.key === 'Escape' && end(undefined), { signal });
}

/** The gap between two heads that is nearest to a place of the screen. */
function gapAt(frame: HTMLElement | null, x: number): { readonly to: number; readonly markPx: number } | undefined {
  if (frame === null) return undefined;
  const left = frame.getBoundingClientRect().left;
  let nearest: { to: number; markPx: number; distance: number } | undefined;
  for (const head of frame.querySelectorAll<HTMLElement>('[role=columnheader]')) {
    const box = head.getBoundingClientRect();
    const index = Number(head.dataset['column']);
    for (const [edge, to] of [
      [box.left, index],
      [box.right, index + 1],
    ] as const) {
      const distance = Math.abs(edge - x);
      if (nearest === undefined || distance < nearest.distance) nearest = { to, markPx: edge - left, distance };
    }
  }
  return nearest;
}
