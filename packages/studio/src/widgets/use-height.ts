import { useEffect, useState, type RefCallback } from 'react';

/** The height of what an element's scroll bars leave in whole CSS pixels, 0 until it is known; `ref` goes onto the element. */
export function useHeight(): { readonly ref: RefCallback<Element>; readonly heightPx: number } {
  const [element, setElement] = useState<Element | null>(null);
  const [heightPx, setHeightPx] = useState(0);
  useEffect(() => {
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setHeightPx(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return { ref: setElement, heightPx };
}
