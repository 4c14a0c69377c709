import { useNavigate } from '@tanstack/react-router';
import { formatTime } from '../../../lib/format/format-time.ts';
import { viewSearch, type ViewChange } from '../../../lib/use-view.ts';
import './logs.css';

interface TimeMarkProps {
  readonly atMs: number;
  readonly onGo: () => void;
  readonly onClear: () => void;
}

/** A moment that is marked on the charts and in the log. */
export function TimeMark({ atMs, onGo, onClear }: TimeMarkProps) {
  const time = formatTime(atMs);
  return (
    <span className="log-chip">
      <button
        type="button"
        className="button button-plain log-mark"
        title={`${time}: go to the line of the log at this time`}
        onClick={onGo}
      >
        Marked {time.slice(11, 19)}
      </button>
      <button type="button" className="button button-plain" aria-label="Remove the mark" onClick={onClear}>
        ×
      </button>
    </span>
  );
}

interface TimeMarkBarProps {
  readonly runId: string;
  readonly atMs: number;
  readonly onView: ViewChange;
}

/** The mark above charts; it leads to the log. */
export function TimeMarkBar({ runId, atMs, onView }: TimeMarkBarProps) {
  const navigate = useNavigate();
  const goToLog = (): void =>
    void navigate({ to: '/runs/$runId/$tab', params: { runId, tab: 'logs' }, search: viewSearch({ at: atMs }) });
  return (
    <div className="no-print">
      <TimeMark atMs={atMs} onGo={goToLog} onClear={() => onView({ at: undefined })} />
    </div>
  );
}
