import type { Comparison } from '@assay/wire';
import { countOf } from '../../lib/format/format-number.ts';
import { reasonWords } from '../../lib/verdict/verdict-words.ts';

const shownAtOnce = 2;

/** What to know before one believes it: warnings, and which runs were left out. */
export function VerdictNotes({ comparison: { sets, warnings } }: { readonly comparison: Comparison }) {
  const leftOut = sets.flatMap(({ name, leftOut: all }) =>
    all
      .filter(({ count }) => count > 0)
      .map(({ reason, count }) => `${name}: ${countOf(count, 'run')} ${reasonWords[reason]}`),
  );
  const notes = [
    ...warnings.map(({ message }) => message),
    ...(leftOut.length === 0 ? [] : [`Left out. ${leftOut.join('; ')}.`]),
  ];
  if (notes.length === 0) return null;
  return (
    <section aria-label="Warnings" className="verdict-notes">
      <ul>
        {notes.slice(0, shownAtOnce).map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      {notes.length > shownAtOnce && (
        <details>
          <summary>{countOf(notes.length - shownAtOnce, 'more note')}</summary>
          <ul>
            {notes.slice(shownAtOnce).map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
