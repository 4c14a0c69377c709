import { useState } from 'react';
import type { ReactNode } from 'react';
import { useMayWrite } from '../lib/may-write.ts';
import { CodeBlock } from './code-block.tsx';
import './snippet-guide.css';

/** A program that is to be copied. */
export interface Snippet {
  readonly title: string;
  readonly text: string;
}

/** What an empty page shows: how to put the first thing there, in the language that one chooses. */
export function SnippetGuide(props: {
  readonly title: string;
  readonly intro: string;
  readonly snippets: readonly [Snippet, ...Snippet[]];
  readonly children?: ReactNode;
}) {
  const { title, intro, snippets, children } = props;
  const mayWrite = useMayWrite();
  const [chosen, setChosen] = useState(0);
  const snippet = snippets[chosen] ?? snippets[0];
  return (
    <section className="snippet-guide" aria-label={title}>
      <div>
        <h2>{title}</h2>
        <p className="muted">{intro}</p>
        {!mayWrite && <p>Your access key may only read: what writes needs another.</p>}
      </div>
      <div className="snippet-choice" role="group" aria-label="Language">
        {snippets.map((each, index) => (
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
      {children}
    </section>
  );
}
