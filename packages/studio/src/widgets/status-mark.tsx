import type { RunStatus } from '@assay/wire';
import './status-mark.css';

export const statusWords: Readonly<Record<RunStatus, string>> = {
  scheduled: 'Scheduled',
  running: 'Running',
  stopping: 'Stopping',
  completed: 'Completed',
  failed: 'Failed',
  stopped: 'Stopped',
};

/** The state of a run as a shape, a colour and a word, so that none of them is needed alone. */
export function StatusMark({ status }: { readonly status: RunStatus }) {
  return (
    <span className={`status-mark status-${status}`}>
      <svg className="status-shape" viewBox="0 0 10 10" aria-hidden="true">
        <StatusShape status={status} />
      </svg>
      {statusWords[status]}
    </span>
  );
}

function StatusShape({ status }: { readonly status: RunStatus }) {
  switch (status) {
    case 'running':
      return <circle cx="5" cy="5" r="4" fill="currentColor" />;
    case 'stopping':
      return (
        <path d="M5 1a4 4 0 0 1 0 8z M5 1a4 4 0 0 0 0 8" fill="currentColor" stroke="currentColor" fillOpacity="0.5" />
      );
    case 'completed':
      return <path d="M1.5 5.5 4 8l4.8-6" fill="none" stroke="currentColor" strokeWidth="1.9" />;
    case 'failed':
      return <path d="M1.8 1.8l6.4 6.4M8.2 1.8 1.8 8.2" fill="none" stroke="currentColor" strokeWidth="1.9" />;
    case 'stopped':
      return <rect x="1.5" y="1.5" width="7" height="7" fill="currentColor" />;
    case 'scheduled':
      return (
        <circle cx="5" cy="5" r="3.4" fill="none" stroke="currentColor" strokeWidth="1.4" strokeDasharray="2 1.4" />
      );
  }
}
