import { useLayoutEffect, useState, type RefObject } from 'react';

/** The height of an element within its borders and scroll bars in whole CSS pixels, 0 until it is known. */
export function useHeight(ref: RefObject<Element | null>): number {
  const [heightPx, setHeightPx] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const read = (): void => setHeightPx(element.clientHeight);
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return heightPx;
}
