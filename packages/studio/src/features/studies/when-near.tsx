import { useEffect, useRef, useState, type ReactNode } from 'react';

interface WhenNearProps {
  /** Tells the places apart. */
  readonly name: string;
  /** The room that is kept while the content is away. */
  readonly heightPx: number;
  readonly className?: string | undefined;
  readonly children: () => ReactNode;
}

/** Content that is there only while it is in view, or about to come into it. */
export function WhenNear({ name, heightPx, className, children }: WhenNearProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [isNear, setIsNear] = useState(false);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const observer = new IntersectionObserver((entries) => setIsNear(entries.at(-1)?.isIntersecting === true), {
      root: element.closest('[data-scrolls]'),
      rootMargin: '300px 0px',
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={frame} data-chart={name} className={className} style={isNear ? undefined : { minHeight: heightPx }}>
      {isNear && children()}
    </div>
  );
}
