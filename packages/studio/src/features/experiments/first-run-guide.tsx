import { useState } from 'react';
import { CodeBlock } from '../../widgets/code-block.tsx';
import './first-run.css';
import { snippets } from './snippets.ts';

/** What an empty server shows: how to log a run to this very address. */
export function FirstRunGuide({ url, needsKey }: { readonly url: string; readonly needsKey: boolean }) {
  const all = snippets(url, needsKey);
  const [chosen, setChosen] = useState(0);
  const snippet = all[chosen] ?? all[0];
  return (
    <section className="first-run-guide" aria-label="Log your first run">
      <div>
        <h2>Log your first run</h2>
        <p className="muted">Copy this, run it, and the run appears here by itself.</p>
      </div>
      <div className="first-run-choice" role="group" aria-label="Language">
        {all.map((each, index) => (
          <button
            key={each.title}
            type="button"
            className="button"
            aria-pressed={index === chosen}
            onClick={() => setChosen(index)}
          >
            {each.title}
          </button>
        ))}
      </div>
      <CodeBlock text={snippet.text} what={`the example for ${snippet.title}`} />
      <p className="first-run-waiting" role="status">
        <span className="first-run-pulse" aria-hidden="true" />
        Waiting for the first run …
      </p>
    </section>
  );
}
