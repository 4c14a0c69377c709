import type { StudyState } from '@assay/wire';
import '../../widgets/status-mark.css';
import { studyStateWords } from './study-words.ts';

const colours: Readonly<Record<StudyState, string>> = {
  running: 'running',
  paused: 'stopped',
  finished: 'completed',
  stopped: 'scheduled',
};

/** The state of a study as a shape, a colour and a word. */
export function StudyStateMark({ state }: { readonly state: StudyState }) {
  return (
    <span className={`status-mark status-${colours[state]}`}>
      <svg className="status-shape" viewBox="0 0 10 10" aria-hidden="true">
        <Shape state={state} />
      </svg>
      {studyStateWords[state]}
    </span>
  );
}

function Shape({ state }: { readonly state: StudyState }) {
  switch (state) {
    case 'running':
      return <circle cx="5" cy="5" r="4" fill="currentColor" />;
    case 'paused':
      return <path d="M2 1.5h2v7H2zM6 1.5h2v7H6z" fill="currentColor" />;
    case 'finished':
      return <path d="M1.5 5.5 4 8l4.8-6" fill="none" stroke="currentColor" strokeWidth="1.9" />;
    case 'stopped':
      return <rect x="1.5" y="1.5" width="7" height="7" fill="currentColor" />;
  }
}
