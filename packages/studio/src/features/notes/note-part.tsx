import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { noteQuery } from '../../lib/queries/note-query.ts';
import { ForWriters } from '../../widgets/for-writers.tsx';
import { Markdown } from '../../widgets/markdown/markdown.tsx';
import { TimeAgo } from '../../widgets/time-ago.tsx';
import { NoteEditor } from './note-editor.tsx';
import './note-part.css';

interface NotePartProps {
  readonly kind: 'run' | 'experiment';
  readonly id: string;
  /** A note is behind a button, where room is dear. */
  readonly isFolded?: boolean;
}

/** What people wrote down about a run or an experiment, and the place to write it. */
export function NotePart({ kind, id, isFolded = false }: NotePartProps) {
  const { data: note } = useQuery(noteQuery(kind, id));
  const [isEdited, setIsEdited] = useState(false);
  const [isOpen, setIsOpen] = useState(!isFolded);
  if (note === undefined) return null;
  if (isEdited) return <NoteEditor kind={kind} id={id} text={note.text} onEnd={() => setIsEdited(false)} />;
  if (note.text === '') {
    return (
      <ForWriters>
        <div>
          <button type="button" className="button button-plain no-print" onClick={() => setIsEdited(true)}>
            Add a note
          </button>
        </div>
      </ForWriters>
    );
  }
  return (
    <>
      {isFolded && (
        <button
          type="button"
          className="button button-plain no-print"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          {isOpen ? 'Hide the note' : 'Show the note'}
        </button>
      )}
      {isOpen && (
        <section className="note" aria-label="Note">
          <div className="note-text" tabIndex={0} role="region" aria-label="Text of the note">
            <Markdown text={note.text} />
          </div>
          <p className="note-foot muted">
            {note.updatedMs !== null && <TimeAgo timeMs={note.updatedMs} />}
            <ForWriters>
              <button type="button" className="button button-plain no-print" onClick={() => setIsEdited(true)}>
                Edit the note
              </button>
            </ForWriters>
          </p>
        </section>
      )}
    </>
  );
}
