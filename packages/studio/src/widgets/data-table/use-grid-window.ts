import { useEffectEvent, useLayoutEffect, useMemo, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { gridWindow, isSameWindow, type GridShape, type GridWindow } from '../../lib/grid/grid-window.ts';

/** Before the frame is measured. */
const nothing: GridWindow = { first: 0, last: 0, from: 0, to: 0, shiftPx: 0, topRow: 0, pageRows: 1, slots: 1 };

type Place = Parameters<typeof gridWindow>[0];

/** The part of a grid that is seen, followed as it is scrolled and as its frame changes its size. */
export function useGridWindow(
  frame: RefObject<HTMLElement | null>,
  shape: GridShape,
  /** Called whenever the grid was scrolled. */
  onLook: (seen: GridWindow) => void,
): GridWindow {
  const [place, setPlace] = useState<Place>();
  const seen = useMemo(() => (place === undefined ? nothing : gridWindow(place, shape)), [place, shape]);
  const look = useEffectEvent(() => {
    if (frame.current === null) return;
    const { scrollTop, scrollLeft, clientHeight, clientWidth } = frame.current;
    const next = gridWindow(frame.current, shape);
    // Only then must pinned cells stick, which costs the browser a layer for each row.
    frame.current.toggleAttribute('data-aside', scrollLeft > 0);
    onLook(next);
    if (!isSameWindow(seen, next) || seen.pageRows !== next.pageRows)
      setPlace({ scrollTop, scrollLeft, clientHeight, clientWidth });
  });
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const read = (): void => look();
    // Before the first frame: rows are made once, as many as there is room for.
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    // At once, so that the rows are there in the frame that shows them.
    const onChange = (): void => flushSync(look);
    element.addEventListener('scroll', onChange, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', onChange);
    };
  }, [frame]);
  return seen;
}
