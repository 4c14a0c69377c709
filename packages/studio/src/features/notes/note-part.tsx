import { messageOf } from '@assay/base';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api } from '../../lib/api.ts';
import { noteQuery } from '../../lib/queries/note-query.ts';
import { TimeAgo } from '../../widgets/time-ago.tsx';
import './note-part.css';

interface NotePartProps {
  readonly kind: 'run' | 'experiment';
  readonly id: string;
}

/** What people wrote down about a run or an experiment, and the place to write it. */
export function NotePart({ kind, id }: NotePartProps) {
  const { data: note } = useQuery(noteQuery(kind, id));
  const [isEdited, setIsEdited] = useState(false);
  if (note === undefined) return null;
  if (isEdited) return <NoteEditor kind={kind} id={id} text={note.text} onEnd={() => setIsEdited(false)} />;
  if (note.text === '') {
    return (
      <div>
        <button type="button" className="button button-plain no-print" onClick={() => setIsEdited(true)}>
          Add a note
        </button>
      </div>
    );
  }
  return (
    <section className="note" aria-label="Note">
      <div className="note-text" dir="auto">
        {note.text}
      </div>
      <p className="note-foot muted">
        {note.updatedMs !== null && <TimeAgo timeMs={note.updatedMs} />}
        <button type="button" className="button button-plain no-print" onClick={() => setIsEdited(true)}>
          Edit the note
        </button>
      </p>
    </section>
  );
}

interface NoteEditorProps extends NotePartProps {
  readonly text: string;
  readonly onEnd: () => void;
}

function NoteEditor({ kind, id, text, onEnd }: NoteEditorProps) {
  const client = useQueryClient();
  const [draft, setDraft] = useState(text);
  const [fault, setFault] = useState('');
  const [isSaving, setIsSaving] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const save = async (): Promise<void> => {
    setIsSaving(true);
    try {
      const saved = await api.setNote({ params: { kind, id }, body: { text: draft.trim() } });
      client.setQueryData(noteQuery(kind, id).queryKey, saved);
      onEnd();
    } catch (thrown) {
      setFault(messageOf(thrown));
      setIsSaving(false);
    }
  };
  return (
    <form
      className="note"
      aria-label="Note"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <textarea
        className="field note-field"
        aria-label="Text of the note"
        dir="auto"
        rows={6}
        ref={field}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && draft === text) onEnd();
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
        }}
      />
      {fault !== '' && (
        <p className="note-fault" role="alert">
          The note was not saved. {fault}
        </p>
      )}
      <p className="note-foot">
        <button type="submit" className="button button-main" disabled={isSaving}>
          Save the note
        </button>
        <button type="button" className="button" onClick={onEnd}>
          Leave it as it was
        </button>
      </p>
    </form>
  );
}
