import { useEffect, useLayoutEffect, useRef } from 'react';
import { safeMarkup } from './safe-markup.ts';

interface MarkupProps {
  /** HTML or one element of SVG. */
  readonly markup: string;
  readonly className?: string;
  /** A link to a page of this server was followed: by a plain click, or by key. */
  readonly onFollow?: (href: string) => void;
}

/** Markup that a server wrote, drawn as it stands; the same markup is left as it is. */
export function Markup({ markup, className, onFollow }: MarkupProps) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => place.current?.replaceChildren(safeMarkup(markup)), [markup]);
  useEffect(() => {
    const element = place.current;
    if (element === null || onFollow === undefined) return undefined;
    const follow = (event: MouseEvent): void => {
      if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
      const link = event.target instanceof Element ? event.target.closest('a[href^="/"]') : null;
      const href = link?.getAttribute('href') ?? '/api/';
      if (href.startsWith('/api/')) return;
      event.preventDefault();
      onFollow(href);
    };
    element.addEventListener('click', follow);
    return () => element.removeEventListener('click', follow);
  }, [onFollow]);
  return <div ref={place} className={className} dir="auto" />;
}
