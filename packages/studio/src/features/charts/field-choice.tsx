import { useId, useState } from 'react';

interface FieldChoiceProps {
  readonly label: string;
  readonly names: readonly string[];
  readonly chosen: string | undefined;
  readonly isOptional: boolean;
  readonly onChange: (chosen: string | undefined) => void;
}

const maximumListed = 300;

/** One of many names, chosen by typing a part of it. */
export function FieldChoice({ label, names, chosen, isOptional, onChange }: FieldChoiceProps) {
  const id = useId();
  const listId = useId();
  const [text, setText] = useState(chosen ?? '');
  const isKnown = text === '' ? isOptional : names.includes(text);
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <span>
        <input
          id={id}
          className="field"
          list={listId}
          value={text}
          placeholder={isOptional ? 'Nothing' : 'Type to find'}
          aria-invalid={text !== '' && !isKnown}
          spellCheck={false}
          onChange={(event) => {
            const next = event.target.value;
            setText(next);
            if (next === '') onChange(undefined);
            else if (names.includes(next)) onChange(next);
          }}
        />
        <Names id={listId} names={names} text={text} />
      </span>
    </>
  );
}

interface FieldsChoiceProps {
  readonly label: string;
  readonly names: readonly string[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Several of many names, in their order. */
export function FieldsChoice({ label, names, chosen, onChange }: FieldsChoiceProps) {
  const id = useId();
  const listId = useId();
  const [text, setText] = useState('');
  const add = (name: string): void => {
    if (!names.includes(name) || chosen.includes(name)) return;
    onChange([...chosen, name]);
    setText('');
  };
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <div>
        <ul className="panel-form-choices">
          {chosen.map((name) => (
            <li key={name} className="panel-form-choice">
              {name}
              <button
                type="button"
                className="button button-plain"
                aria-label={`Leave out ${name}`}
                onClick={() => onChange(chosen.filter((each) => each !== name))}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
        <input
          id={id}
          className="field"
          list={listId}
          value={text}
          placeholder="Type to add"
          spellCheck={false}
          onChange={(event) => {
            setText(event.target.value);
            if (names.includes(event.target.value)) add(event.target.value);
          }}
        />
        <Names id={listId} names={names} text={text} />
      </div>
    </>
  );
}

/** Browsers are slow with very long lists, so only what fits the text is offered. */
function Names({ id, names, text }: { readonly id: string; readonly names: readonly string[]; readonly text: string }) {
  const words = text.toLowerCase();
  const found = names.filter((name) => name.toLowerCase().includes(words));
  return (
    <datalist id={id} aria-label="Names">
      {found.slice(0, maximumListed).map((name) => (
        <option key={name}>{name}</option>
      ))}
    </datalist>
  );
}
