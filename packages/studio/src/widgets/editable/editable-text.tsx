import { messageOf } from '@assay/base';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useMayWrite } from '../../lib/may-write.ts';
import './editable-text.css';

interface EditableTextProps {
  /** What it is, for the names of the field and of the button: "the name". */
  readonly what: string;
  readonly text: string;
  /** How the text is shown while it is not edited. */
  readonly children: ReactNode;
  /** What the button says where there is no text yet. */
  readonly emptyLabel?: string;
  readonly isLong?: boolean;
  readonly isRequired?: boolean;
  readonly onSave: (text: string) => Promise<unknown>;
}

/** A text that is edited at its place, by those who may: Enter keeps it, Escape leaves it as it was. */
export function EditableText(props: EditableTextProps) {
  const { what, text, children, emptyLabel } = props;
  const [isEdited, setIsEdited] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const end = (): void => {
    setIsEdited(false);
    requestAnimationFrame(() => opener.current?.focus());
  };
  const mayWrite = useMayWrite();
  if (!mayWrite) return text === '' ? null : <div className="editable-text">{children}</div>;
  if (isEdited) return <TextEditor {...props} onEnd={end} />;
  const isEmpty = text === '' && emptyLabel !== undefined;
  return (
    <div className="editable-text">
      {!isEmpty && children}
      <button
        ref={opener}
        type="button"
        className="button button-plain no-print"
        aria-label={isEmpty ? undefined : `Change ${what}`}
        title={isEmpty ? undefined : `Change ${what}`}
        onClick={() => setIsEdited(true)}
      >
        {isEmpty ? emptyLabel : <Pencil />}
      </button>
    </div>
  );
}

function TextEditor(props: EditableTextProps & { readonly onEnd: () => void }) {
  const { what, text, isLong = false, isRequired = false, onSave, onEnd } = props;
  const [draft, setDraft] = useState(text);
  const [fault, setFault] = useState('');
  const [isSaving, setIsSaving] = useState(false);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const save = async (): Promise<void> => {
    const trimmed = draft.trim();
    if (trimmed === text) return onEnd();
    if (isRequired && trimmed === '') return setFault('It cannot be empty.');
    setIsSaving(true);
    try {
      await onSave(trimmed);
      onEnd();
    } catch (thrown) {
      setFault(messageOf(thrown));
      setIsSaving(false);
    }
  };
  const Field = isLong ? 'textarea' : 'input';
  return (
    <form
      className={isLong ? 'editable-form editable-form-long' : 'editable-form'}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field
        ref={field}
        className="field editable-field"
        aria-label={what.charAt(0).toUpperCase() + what.slice(1)}
        aria-invalid={fault !== ''}
        dir="auto"
        value={draft}
        {...(isLong && { rows: 4 })}
        onChange={(event: { readonly target: { readonly value: string } }) => setDraft(event.target.value)}
        onKeyDown={(event: React.KeyboardEvent) => {
          if (event.key === 'Escape') onEnd();
          if (isLong && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
        }}
      />
      <button type="submit" className="button button-main" disabled={isSaving}>
        Keep
      </button>
      <button type="button" className="button" onClick={onEnd}>
        Cancel
      </button>
      {fault !== '' && (
        <span className="editable-fault" role="alert">
          {fault}
        </span>
      )}
    </form>
  );
}

function Pencil() {
  return (
    <svg
      width="13"
      height="13"
      viewBox="0 0 13 13"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.2"
      aria-hidden="true"
    >
      <path d="M2 11l.6-2.6L9 2l2 2-6.4 6.4z" />
    </svg>
  );
}
