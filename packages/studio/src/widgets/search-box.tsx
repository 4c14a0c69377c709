import { useEffect, useEffectEvent, useRef, useState } from 'react';
import './search-box.css';

interface SearchBoxProps {
  readonly label: string;
  readonly value: string;
  /** Called when the typing pauses. */
  readonly onChange: (value: string) => void;
  /** How long a pause of the typing is; short where nothing is asked of the server. */
  readonly pauseMs?: number;
}

export function SearchBox({ label, value, onChange, pauseMs = 200 }: SearchBoxProps) {
  const [text, setText] = useState(value);
  const sent = useRef(value);
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setText(value);
  }, [value]);
  const onPause = useEffectEvent(() => {
    if (text === sent.current) return;
    sent.current = text;
    onChange(text);
  });
  useEffect(() => {
    const timer = setTimeout(() => onPause(), pauseMs);
    return () => clearTimeout(timer);
  }, [text, pauseMs]);
  return (
    <input
      type="search"
      className="field search-box"
      aria-label={label}
      placeholder={label}
      value={text}
      spellCheck={false}
      onChange={(event) => setText(event.target.value)}
    />
  );
}
