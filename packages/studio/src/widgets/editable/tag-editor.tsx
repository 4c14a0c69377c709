import { messageOf } from '@assay/base';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useMayWrite } from '../../lib/may-write.ts';
import '../tag-list.css';
import { TagList } from '../tag-list.tsx';
import './tag-editor.css';

export interface TagChange {
  readonly set?: Readonly<Record<string, string>>;
  readonly remove?: readonly string[];
}

interface TagEditorProps {
  readonly tags: readonly (readonly [key: string, value: string])[];
  readonly onChange: (change: TagChange) => Promise<unknown>;
}

/** Tags as `key: value`, for those who may write each to be changed or removed at its place, and a place for another. */
export function TagEditor({ tags, onChange }: TagEditorProps) {
  const [edited, setEdited] = useState<string | undefined>();
  const [fault, setFault] = useState('');
  const adder = useRef<HTMLButtonElement>(null);
  const mayWrite = useMayWrite();
  const change = async (what: TagChange): Promise<void> => {
    try {
      await onChange(what);
      setFault('');
      setEdited(undefined);
      requestAnimationFrame(() => adder.current?.focus());
    } catch (thrown) {
      setFault(messageOf(thrown));
    }
  };
  if (!mayWrite)
    return tags.length === 0 ? <p className="muted">None</p> : <TagList tags={Object.fromEntries(tags)} wrap />;
  return (
    <div className="tag-editor">
      <ul className="tag-list tag-list-wrap">
        {tags.map(([key, value]) =>
          key === edited ? (
            <li key={key}>
              <TagForm tagKey={key} value={value} onKeep={change} onEnd={() => setEdited(undefined)} />
            </li>
          ) : (
            <li key={key} className="tag tag-editable">
              <button
                type="button"
                className="tag-words"
                title={`Change the tag ${key}`}
                aria-label={`Change the tag ${key}${value === '' ? '' : `: ${value}`}`}
                onClick={() => setEdited(key)}
              >
                {value === '' ? key : `${key}: ${value}`}
              </button>
              <button
                type="button"
                className="tag-remove no-print"
                aria-label={`Remove the tag ${key}`}
                onClick={() => void change({ remove: [key] })}
              >
                ✕
              </button>
            </li>
          ),
        )}
        <li>
          {edited === '' ? (
            <TagForm tagKey="" value="" onKeep={change} onEnd={() => setEdited(undefined)} />
          ) : (
            <button ref={adder} type="button" className="button button-plain no-print" onClick={() => setEdited('')}>
              + Add a tag
            </button>
          )}
        </li>
      </ul>
      {fault !== '' && (
        <p className="tag-fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}

interface TagFormProps {
  /** Empty for a new one. */
  readonly tagKey: string;
  readonly value: string;
  readonly onKeep: (change: TagChange) => Promise<void>;
  readonly onEnd: () => void;
}

function TagForm({ tagKey, value, onKeep, onEnd }: TagFormProps) {
  const [key, setKey] = useState(tagKey);
  const [text, setText] = useState(value);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onEnd();
  };
  const keep = (): void => {
    const name = key.trim();
    if (name === '' || (name === tagKey && text === value)) onEnd();
    else void onKeep({ set: { [name]: text }, ...(tagKey !== '' && tagKey !== name && { remove: [tagKey] }) });
  };
  return (
    <form
      className="tag-form"
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <input
        className="field"
        aria-label="Key of the tag"
        placeholder="key"
        size={12}
        ref={tagKey === '' ? first : undefined}
        onKeyDown={onKeyDown}
        value={key}
        onChange={(event) => setKey(event.target.value)}
      />
      <input
        className="field"
        aria-label="Value of the tag"
        placeholder="value"
        size={16}
        ref={tagKey === '' ? undefined : first}
        onKeyDown={onKeyDown}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" className="button">
        Keep
      </button>
    </form>
  );
}
