import { useEffectEvent, useLayoutEffect, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { gridWindow, isSameWindow, type GridShape, type GridWindow } from '../../lib/grid/grid-window.ts';

const nothing = { scrollTop: 0, scrollLeft: 0, clientHeight: 600, clientWidth: 1200 };

/** The part of a grid that is seen, followed as it is scrolled and as its frame changes its size. */
export function useGridWindow(
  frame: RefObject<HTMLElement | null>,
  shape: GridShape,
  /** Called whenever the grid was scrolled. */
  onLook: (seen: GridWindow) => void,
): GridWindow {
  const [seen, setSeen] = useState(() => gridWindow(nothing, shape));
  const look = useEffectEvent(() => {
    if (frame.current === null) return;
    const next = gridWindow(frame.current, shape);
    onLook(next);
    setSeen((before) => (isSameWindow(before, next) && before.pageRows === next.pageRows ? before : next));
  });
  useLayoutEffect(() => look(), [shape]);
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => look());
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
