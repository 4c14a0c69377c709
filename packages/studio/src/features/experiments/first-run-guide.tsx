import { SnippetGuide } from '../../widgets/snippet-guide.tsx';
import './first-run.css';
import { snippets } from './snippets.ts';

interface FirstRunGuideProps {
  readonly url: string;
  readonly needsKey: boolean;
  /** The one that is empty; undefined where the whole server is. */
  readonly experiment?: string;
}

/** What an empty server or experiment shows: how to log a run to this very address. */
export function FirstRunGuide({ url, needsKey, experiment }: FirstRunGuideProps) {
  return (
    <SnippetGuide
      title={experiment === undefined ? 'Log your first run' : 'Log a run to this experiment'}
      intro="Copy this, run it, and the run appears here by itself."
      snippets={snippets({ url, needsKey, ...(experiment !== undefined && { experiment }) })}
    >
      <p className="first-run-waiting" role="status">
        <span className="first-run-pulse" aria-hidden="true" />
        Waiting for the first run …
      </p>
    </SnippetGuide>
  );
}
