import { useEffect, useState } from 'react';
import { copyText } from '../lib/copy-text.ts';

interface CopyButtonProps {
  readonly text: string;
  /** What is copied, for the button's name: "Copy the run's id". */
  readonly what: string;
  /** Shown beside the sign; the sign alone when absent. */
  readonly label?: string;
}

export function CopyButton({ text, what, label }: CopyButtonProps) {
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  useEffect(() => {
    if (state === 'idle') return undefined;
    const timer = setTimeout(() => setState('idle'), 1500);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = (): void => {
    copyText(text).then(
      () => setState('copied'),
      () => setState('refused'),
    );
  };
  const word = state === 'copied' ? 'Copied' : state === 'refused' ? 'Could not copy' : label;
  // What the button shows is a part of its name.
  const name = word === undefined || word === 'Copy' ? `Copy ${what}` : `${word}: copy ${what}`;
  return (
    <button
      type="button"
      className="button button-plain no-print"
      onClick={copy}
      aria-label={name}
      title={`Copy ${what}`}
    >
      <svg width="13" height="13" viewBox="0 0 13 13" fill="none" stroke="currentColor" aria-hidden="true">
        {state === 'copied' ? (
          <path d="M2 7l3 3 6-7" strokeWidth="1.6" />
        ) : (
          <path d="M4.5 4.5h6v7h-6z M2.5 9V1.5h6" strokeWidth="1.2" />
        )}
      </svg>
      {word !== undefined && <span aria-live="polite">{word}</span>}
    </button>
  );
}
