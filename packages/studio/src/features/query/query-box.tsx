import { AssayError, messageOf } from '@assay/base';
import type { RunColumns, RunScope } from '@assay/wire';
import { useEffect, useEffectEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { filterPlace } from '../../lib/filter/filter-place.ts';
import './query-box.css';
import { useSuggestions, type Suggestion } from './use-suggestions.ts';

interface QueryBoxProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Why the server did not take the value. */
  readonly error: unknown;
  /** Characters that were put in front of the value when it was sent. */
  readonly shiftedBy?: number;
  readonly scope: RunScope;
  readonly names: RunColumns | undefined;
}

const pauseMs = 400;

/** A filter as text, completed while it is written. A fault that the server finds is marked below the place that it is at. */
export function QueryBox(props: QueryBoxProps) {
  const { label, placeholder, value, onChange, error, shiftedBy = 0, scope, names } = props;
  const [text, setText] = useState(value);
  const [caret, setCaret] = useState<number>();
  const [active, setActive] = useState(-1);
  const sent = useRef(value);
  /** Sent, and not come back as the value yet. */
  const underway = useRef<string[]>([]);
  const caretWanted = useRef<number>(undefined);
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [faultId, listId] = [useId(), useId()];
  useEffect(() => {
    const place = underway.current.indexOf(value);
    underway.current.splice(0, place < 0 ? underway.current.length : place + 1);
    // What was sent before comes back late: the text has gone on.
    if (place >= 0 || value === sent.current) return;
    sent.current = value;
    setText(value);
  }, [value]);
  const send = (): void => {
    const trimmed = text.trim();
    if (trimmed === sent.current) return;
    sent.current = trimmed;
    underway.current.push(trimmed);
    onChange(trimmed);
  };
  const onPause = useEffectEvent(send);
  useEffect(() => {
    const timer = setTimeout(() => onPause(), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);

  const place = caret === undefined ? undefined : filterPlace(text, caret);
  const suggestions = useSuggestions(scope, names, place);
  const shown = place === undefined || suggestions.some((each) => each.text === place.typed) ? [] : suggestions;
  const chosen = shown[active];
  const close = (): void => {
    setCaret(undefined);
    setActive(-1);
  };
  const take = (suggestion: Suggestion): void => {
    if (place === undefined) return;
    const before = text.slice(0, place.from);
    const gap = before === '' || /[\s(]$/.test(before) ? '' : ' ';
    const head = `${before}${gap}${suggestion.text}${suggestion.text.endsWith('(') ? '' : ' '}`;
    setText(head + text.slice(place.to).trimStart());
    setCaret(head.length);
    setActive(-1);
    caretWanted.current = head.length;
  };
  // Before the next key comes: one that was pressed at once would otherwise stand behind the place that is set after it.
  useLayoutEffect(() => {
    if (caretWanted.current !== undefined) input.current?.setSelectionRange(caretWanted.current, caretWanted.current);
    caretWanted.current = undefined;
  });

  const fault = error instanceof AssayError && error.code === 'InvalidFilter' ? error : undefined;
  const position = fault?.details.position;
  return (
    <div className="query-box" ref={box}>
      <input
        ref={input}
        className="field query-box-field"
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={shown.length > 0}
        aria-controls={listId}
        aria-activedescendant={chosen === undefined ? undefined : `${listId}-${active}`}
        aria-invalid={fault !== undefined}
        aria-describedby={fault === undefined ? undefined : faultId}
        placeholder={placeholder}
        value={text}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        data-filter
        onChange={(event) => {
          setText(event.target.value);
          setCaret(event.target.selectionStart ?? event.target.value.length);
          setActive(-1);
        }}
        // The sign of the fault goes with a text that is longer than its box.
        onScroll={({ currentTarget }) =>
          box.current?.style.setProperty('--query-scrolled', `${-currentTarget.scrollLeft}px`)
        }
        onClick={(event) => setCaret(event.currentTarget.selectionStart ?? undefined)}
        onBlur={() => {
          close();
          send();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && shown.length > 0) {
            event.stopPropagation();
            close();
          } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && shown.length > 0) {
            event.preventDefault();
            const by = event.key === 'ArrowDown' ? 1 : -1;
            setActive((active + by + shown.length + (active === -1 && by === -1 ? 1 : 0)) % shown.length);
          } else if (event.key === 'ArrowDown') {
            setCaret(event.currentTarget.selectionStart ?? text.length);
          } else if ((event.key === 'Tab' || event.key === 'Enter') && chosen !== undefined) {
            event.preventDefault();
            take(chosen);
          } else if (event.key === 'Enter') {
            close();
            send();
          }
        }}
      />
      <div className="query-box-list" id={listId} role="listbox" aria-label="Suggestions" hidden={shown.length === 0}>
        {shown.map((suggestion, i) => (
          <div
            key={suggestion.text}
            id={`${listId}-${i}`}
            role="option"
            aria-selected={i === active}
            className="query-box-option"
            onPointerDown={(event) => {
              event.preventDefault();
              take(suggestion);
            }}
          >
            <span className="mono">{suggestion.text}</span>
            <span className="muted">{suggestion.note}</span>
          </div>
        ))}
      </div>
      {fault !== undefined && (
        <div className="query-box-fault" id={faultId} role="alert">
          {typeof position === 'number' && text.trim() === value && (
            <pre className="query-box-caret" aria-hidden="true">
              {`${' '.repeat(Math.max(0, position - shiftedBy))}^`}
            </pre>
          )}
          {messageOf(fault)}
        </div>
      )}
    </div>
  );
}
