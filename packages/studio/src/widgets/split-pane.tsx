import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import './split-pane.css';

interface SplitPaneProps {
  readonly label: string;
  /** Of the width, for the first part; at 0 and 100 one of them is gone. */
  readonly percent: number;
  readonly onChange: (percent: number) => void;
  readonly first: ReactNode;
  readonly second: ReactNode;
}

const leastPercent = 12;
const stepPercent = 4;

/** Two parts side by side with a bar between them, which is dragged or moved by the arrow keys; at the ends one part is gone. */
export function SplitPane({ label, percent, onChange, first, second }: SplitPaneProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [draft, setDraft] = useState<number>();
  const shown = draft ?? percent;
  const percentAt = (x: number): number => {
    const box = frame.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return percent;
    const share = ((x - box.left) / box.width) * 100;
    return snapped(getComputedStyle(frame.current ?? document.body).direction === 'rtl' ? 100 - share : share);
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    setDraft(percent);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = { ArrowLeft: shown - stepPercent, ArrowRight: shown + stepPercent, Home: 0, End: 100 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const isUp = event.key === 'ArrowRight';
    onChange(
      next < leastPercent && isUp
        ? leastPercent
        : next > 100 - leastPercent && event.key === 'ArrowLeft'
          ? 100 - leastPercent
          : snapped(next),
    );
  };
  return (
    <div className="split-pane" ref={frame} data-moving={draft !== undefined ? '' : undefined}>
      {shown > 0 && (
        <div className="split-pane-part" style={shown < 100 ? { flex: `0 0 calc(${shown}% - 6px)` } : { flex: 1 }}>
          {first}
        </div>
      )}
      <div
        className="split-pane-bar no-print"
        role="separator"
        tabIndex={0}
        aria-label={label}
        aria-orientation="vertical"
        aria-valuenow={Math.round(shown)}
        aria-valuemin={0}
        aria-valuemax={100}
        title="Drag, or use the arrow keys; a double click gives both their usual room"
        onPointerDown={onPointerDown}
        onPointerMove={(event) => draft !== undefined && setDraft(percentAt(event.clientX))}
        onPointerUp={(event) => {
          if (draft === undefined) return;
          setDraft(undefined);
          const next = percentAt(event.clientX);
          if (Math.abs(next - percent) >= 0.5) onChange(Math.round(next));
        }}
        onPointerCancel={() => setDraft(undefined)}
        onDoubleClick={() => onChange(50)}
        onKeyDown={onKeyDown}
      />
      {shown < 100 && <div className="split-pane-part split-pane-rest">{second}</div>}
    </div>
  );
}

/** Where a part would be too narrow to be of use it goes. */
const snapped = (percent: number): number =>
  percent < leastPercent ? 0 : percent > 100 - leastPercent ? 100 : percent;
