import { useEffect, useState, type RefCallback } from 'react';

/** Whether an element is on screen or about to be; `ref` goes onto the element. */
export function useInView(marginPx = 200): { readonly ref: RefCallback<Element>; readonly inView: boolean } {
  const [element, setElement] = useState<Element | null>(null);
  const [inView, setInView] = useState(false);
  useEffect(() => {
    if (element === null) return undefined;
    const observer = new IntersectionObserver((entries) => setInView(entries.some((entry) => entry.isIntersecting)), {
      rootMargin: `${marginPx}px`,
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [element, marginPx]);
  return { ref: setElement, inView };
}
