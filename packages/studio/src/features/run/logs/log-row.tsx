import type { LogLine } from '@assay/wire';
import { memo, useMemo } from 'react';
import { formatTime } from '../../../lib/format/format-time.ts';
import { ansiParts, type TextStyle } from '../../../lib/log/ansi.ts';
import { formatLineTime, type LineTime } from '../../../lib/log/line-time.ts';
import { markHits } from '../../../lib/log/mark-hits.ts';

interface LogRowProps {
  readonly number: number;
  /** Of the greatest number. */
  readonly digits: number;
  readonly line: LogLine | undefined;
  readonly time: LineTime;
  readonly startMs: number;
  readonly words: string;
  readonly matchCase: boolean;
  readonly isCurrent: boolean;
  readonly isMarked: boolean;
  readonly onTime: (line: LogLine, number: number) => void;
}

/** One line: its number, its time (pressed, it is marked on charts), its text. Only the text is copied. */
export const LogRow = memo(function LogRow(props: LogRowProps) {
  const { number, digits, line, time, startMs, words, matchCase, isCurrent, isMarked, onTime } = props;
  const parts = useMemo(
    () => (line === undefined ? [] : markHits(ansiParts(line.text), words, matchCase)),
    [line, words, matchCase],
  );
  const marks = `${isCurrent ? ' log-row-current' : ''}${isMarked ? ' log-row-marked' : ''}`;
  return (
    <div
      className={`log-row log-row-${line?.stream ?? 'unread'}${marks}`}
      aria-current={isCurrent ? 'true' : undefined}
    >
      <span
        className="log-number"
        style={{ width: `${digits + 1}ch` }}
        data-text={number + 1}
        title={`Line ${number + 1}`}
      />
      {time !== 'off' && line !== undefined && (
        <button
          type="button"
          tabIndex={-1}
          className="log-time"
          data-text={formatLineTime(time, line.timeMs, startMs)}
          aria-label={`Mark ${formatLineTime(time, line.timeMs, startMs)} on the charts`}
          title={`${formatTime(line.timeMs)}. Press to mark this time on the charts`}
          onClick={() => onTime(line, number)}
        />
      )}
      <span className="log-text">
        {line?.stream === 'stderr' && <span className="visually-hidden log-aside">Error stream: </span>}
        {parts.map(({ start, text, style, isHit }) => {
          const name = classOf(style);
          if (isHit)
            return (
              <mark key={start} className={`log-hit${name}`}>
                {text}
              </mark>
            );
          return name === '' ? (
            text
          ) : (
            <span key={start} className={name}>
              {text}
            </span>
          );
        })}
        {'\n'}
      </span>
    </div>
  );
});

function classOf({ colour, ground, bold, dim, italic, underlined, struck }: TextStyle): string {
  if (ground !== undefined) return ` log-on-${ground}${bold === true ? ' log-bold' : ''}`;
  return [
    colour !== undefined && ` log-${colour}`,
    bold === true && ' log-bold',
    dim === true && colour === undefined && ' log-dim',
    italic === true && ' log-italic',
    underlined === true && ' log-underlined',
    struck === true && ' log-struck',
  ]
    .filter((each) => each !== false)
    .join('');
}
