import { useEffect, useState, type RefCallback } from 'react';

/** The width of an element in whole CSS pixels, 0 until it is known; `ref` goes onto the element. */
export function useWidth(): { readonly ref: RefCallback<Element>; readonly widthPx: number } {
  const [element, setElement] = useState<Element | null>(null);
  const [widthPx, setWidthPx] = useState(0);
  useEffect(() => {
    if (element === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidthPx(Math.floor(entry.contentRect.width));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return { ref: setElement, widthPx };
}
