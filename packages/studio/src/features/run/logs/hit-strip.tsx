import { useMemo, useRef } from 'react';
import { stripPixels } from '../../../lib/log/ordered-lines.ts';
import { useHeight } from '../../../widgets/use-height.ts';

interface HitStripProps {
  /** In the list that is shown. */
  readonly lines: readonly number[];
  readonly lineCount: number;
  readonly onGo: (line: number) => void;
}

/** Where in the whole log the hits are. For pointers only: keys go from hit to hit. */
export function HitStrip({ lines, lineCount, onGo }: HitStripProps) {
  const strip = useRef<HTMLDivElement>(null);
  const heightPx = useHeight(strip);
  const path = useMemo(() => {
    if (heightPx === 0) return '';
    const pixels = stripPixels(lines, lineCount, heightPx);
    const markPx = pixels.length > heightPx / 4 ? 1 : 2;
    return pixels.map((pixel) => `M0 ${pixel}h10v${markPx}h-10z`).join('');
  }, [lines, lineCount, heightPx]);
  return (
    <div
      ref={strip}
      className="log-strip no-print"
      aria-hidden="true"
      onClick={({ clientY, currentTarget }) => {
        const box = currentTarget.getBoundingClientRect();
        onGo(Math.min(lineCount - 1, Math.floor(((clientY - box.top) / box.height) * lineCount)));
      }}
    >
      <svg width="10" height={heightPx}>
        <path d={path} fill="currentColor" />
      </svg>
    </div>
  );
}
