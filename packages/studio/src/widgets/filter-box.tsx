import { AssayError, messageOf } from '@assay/base';
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import './filter-box.css';

interface FilterBoxProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Why the server did not take the value. */
  readonly error: unknown;
}

const pauseMs = 400;

/** A filter as text. A fault that the server finds is marked below the place that it is at. */
export function FilterBox({ label, placeholder, value, onChange, error }: FilterBoxProps) {
  const [text, setText] = useState(value);
  const sent = useRef(value);
  const faultId = useId();
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setText(value);
  }, [value]);
  const send = (): void => {
    const trimmed = text.trim();
    if (trimmed === sent.current) return;
    sent.current = trimmed;
    onChange(trimmed);
  };
  const onPause = useEffectEvent(send);
  useEffect(() => {
    const timer = setTimeout(() => onPause(), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  const fault = error instanceof AssayError && error.code === 'InvalidFilter' ? error : undefined;
  const position = fault?.details.position;
  return (
    <div className="filter-box">
      <input
        className="field filter-box-field"
        aria-label={label}
        aria-invalid={fault !== undefined}
        aria-describedby={fault === undefined ? undefined : faultId}
        placeholder={placeholder}
        value={text}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
        onBlur={send}
        onKeyDown={(event) => {
          if (event.key === 'Enter') send();
        }}
      />
      {fault !== undefined && (
        <div className="filter-box-fault" id={faultId} role="alert">
          {typeof position === 'number' && text.trim() === value && (
            <pre className="filter-box-caret" aria-hidden="true">
              {`${' '.repeat(position)}^`}
            </pre>
          )}
          {messageOf(fault)}
        </div>
      )}
    </div>
  );
}
