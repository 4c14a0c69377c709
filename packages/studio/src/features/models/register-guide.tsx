import { useState } from 'react';
import { CodeBlock } from '../../widgets/code-block.tsx';
import '../experiments/first-run.css';
import { registerSnippets } from './register-snippets.ts';

/** What the list of models shows while there is none. */
export function RegisterGuide({ url, needsKey }: { readonly url: string; readonly needsKey: boolean }) {
  const all = registerSnippets(url, needsKey);
  const [chosen, setChosen] = useState(0);
  const snippet = all[chosen] ?? all[0];
  return (
    <section className="first-run-guide" aria-label="Register your first model">
      <div>
        <h2>Register your first model</h2>
        <p className="muted">
          A registered model keeps the versions of one model: which is in production, and which run it came from.
        </p>
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
    </section>
  );
}
