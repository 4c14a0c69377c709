import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { countOf, formatCount } from '../../../lib/format/format-number.ts';
import type { FoundLines, SearchDirection } from '../../../lib/log/log-search.ts';
import { useShortcut } from '../../../lib/keys/shortcuts.ts';
import { hasLine, placeOfLine } from '../../../lib/log/ordered-lines.ts';

interface LogFinderProps {
  readonly words: string;
  readonly onWords: (words: string) => void;
  readonly matchCase: boolean;
  readonly onMatchCase: (matchCase: boolean) => void;
  readonly found: FoundLines | undefined;
  readonly lineCount: number;
  readonly current: number | undefined;
  readonly onStep: (direction: SearchDirection) => void;
  readonly onLeave: () => void;
  /** The time of the current line shall be marked (`m`). */
  readonly onMark: () => void;
}

const pauseMs = 80;

/** The search in a log: Enter and Shift+Enter go from hit to hit, Escape back to the lines. `/` comes here from anywhere. */
export function LogFinder(props: LogFinderProps) {
  const { words, onWords, matchCase, onMatchCase, found, lineCount, current, onStep, onLeave, onMark } = props;
  const [text, setText] = useState(words);
  const [sent, setSent] = useState(words);
  const input = useRef<HTMLInputElement>(null);
  if (words !== sent) {
    setSent(words);
    setText(words);
  }
  const send = (): void => {
    setSent(text);
    onWords(text);
  };
  const onPause = useEffectEvent(() => {
    if (text !== sent) send();
  });
  useEffect(() => {
    const timer = setTimeout(() => onPause(), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  const scope = 'Log';
  useShortcut({ keys: '/', label: 'Find in the log', scope }, () => input.current?.focus());
  useShortcut({ keys: 'n', label: 'Next hit', scope }, () => onStep('forward'));
  useShortcut({ keys: 'Shift+N', label: 'Previous hit', scope }, () => onStep('backward'));
  useShortcut({ keys: 'm', label: 'Mark the time of the current line on the charts', scope }, onMark);
  return (
    <div className="log-finder" role="search">
      <input
        ref={input}
        type="search"
        className="field search-box"
        aria-label="Find in the log"
        placeholder="Find in the log  /"
        value={text}
        maxLength={256}
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onLeave();
          else if (event.key !== 'Enter') return;
          else if (text !== sent) send();
          else if (text !== '') onStep(event.shiftKey ? 'backward' : 'forward');
          event.preventDefault();
        }}
      />
      <button
        type="button"
        className="button button-plain log-case"
        aria-pressed={matchCase}
        aria-label="Match case"
        title="Tell upper and lower case apart"
        onClick={() => onMatchCase(!matchCase)}
      >
        Aa
      </button>
      {words !== '' && (
        <>
          <button
            type="button"
            className="button button-plain"
            aria-label="Previous hit"
            title="Previous hit (Shift+Enter, N)"
            onClick={() => onStep('backward')}
          >
            ↑
          </button>
          <button
            type="button"
            className="button button-plain"
            aria-label="Next hit"
            title="Next hit (Enter, n)"
            onClick={() => onStep('forward')}
          >
            ↓
          </button>
          <span className="muted log-count" role="status">
            {found === undefined ? '' : wordsOf(found, lineCount, current)}
          </span>
        </>
      )}
    </div>
  );
}

function wordsOf(
  { lines, searchedTo, isCut, error }: FoundLines,
  lineCount: number,
  current: number | undefined,
): string {
  if (error !== undefined) return 'The search broke off';
  if (isCut) return `more than ${formatCount(lines.length)} lines`;
  if (searchedTo < lineCount) return `${countOf(lines.length, 'line')}, searching…`;
  if (lines.length === 0) return 'no line';
  if (current === undefined || !hasLine(lines, current)) return countOf(lines.length, 'line');
  return `${formatCount(placeOfLine(lines, current) + 1)} of ${countOf(lines.length, 'line')}`;
}
