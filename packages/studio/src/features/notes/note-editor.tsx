import { messageOf } from '@assay/base';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api } from '../../lib/api.ts';
import { noteQuery } from '../../lib/queries/note-query.ts';
import { Markdown } from '../../widgets/markdown/markdown.tsx';
import './note-part.css';

interface NoteEditorProps {
  readonly kind: 'run' | 'experiment';
  readonly id: string;
  readonly text: string;
  readonly onEnd: () => void;
}

/** Where a note is written, in Markdown, with a look at how it will be drawn. */
export function NoteEditor({ kind, id, text, onEnd }: NoteEditorProps) {
  const client = useQueryClient();
  const [draft, setDraft] = useState(text);
  const [isPreview, setIsPreview] = useState(false);
  const [fault, setFault] = useState('');
  const [isSaving, setIsSaving] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), [isPreview]);
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
      {isPreview ? (
        <div className="note-text" tabIndex={0} role="region" aria-label="How the note will look">
          <Markdown text={draft} />
        </div>
      ) : (
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
      )}
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
        <button type="button" className="button" aria-pressed={isPreview} onClick={() => setIsPreview(!isPreview)}>
          Preview
        </button>
        <span className="muted">Markdown</span>
      </p>
    </form>
  );
}
