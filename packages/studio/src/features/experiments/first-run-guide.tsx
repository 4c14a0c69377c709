import { SnippetGuide } from '../../widgets/snippet-guide.tsx';
import './first-run.css';
import { snippets } from './snippets.ts';

/** What an empty server shows: how to log a run to this very address. */
export function FirstRunGuide({ url, needsKey }: { readonly url: string; readonly needsKey: boolean }) {
  return (
    <SnippetGuide
      title="Log your first run"
      intro="Copy this, run it, and the run appears here by itself."
      snippets={snippets(url, needsKey)}
    >
      <p className="first-run-waiting" role="status">
        <span className="first-run-pulse" aria-hidden="true" />
        Waiting for the first run …
      </p>
    </SnippetGuide>
  );
}
