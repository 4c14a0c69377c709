import type { PlotReadOut as PlotReadOutText } from '../../lib/plot/plot.ts';
import { MiddleText } from '../middle-text.tsx';
import { showOnTop } from '../show-on-top.ts';

interface PlotReadOutProps {
  readonly text: PlotReadOutText;
  /** Of the thing that is read out, in the window. */
  readonly leftPx: number;
  readonly topPx: number;
}

/** The figures of what is pointed at, beside it. */
export function PlotReadOut({ text, leftPx, topPx }: PlotReadOutProps) {
  const heightPx = 34 + 18 * text.rows.length;
  const isRight = leftPx > window.innerWidth / 2;
  const place = {
    top: Math.max(4, Math.min(topPx + 12, window.innerHeight - heightPx - 8)),
    ...(isRight ? { right: window.innerWidth - leftPx + 14 } : { left: leftPx + 14 }),
  };
  return (
    <div popover="manual" ref={showOnTop} className="plot-read-out" style={place} aria-hidden="true">
      <div className="plot-read-out-title">
        <MiddleText text={text.title} />
      </div>
      {text.rows.map(({ label, value, colour }) => (
        <div key={label} className="plot-read-out-row">
          {colour !== undefined && <span className="plot-read-out-key" style={{ background: colour }} />}
          <span className="plot-read-out-label">
            <MiddleText text={label} />
          </span>
          <span className="plot-read-out-value">{value}</span>
        </div>
      ))}
    </div>
  );
}
