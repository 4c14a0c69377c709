import type { LogStream } from '@assay/wire';
import type { LineTime } from '../../../lib/log/line-time.ts';
import type { LogLook } from '../../../lib/log/use-log-look.ts';

const streams: readonly (readonly [LogStream | '', string])[] = [
  ['', 'All streams'],
  ['stdout', 'Output'],
  ['stderr', 'Errors'],
  ['log', 'Logger'],
];
const times: readonly (readonly [LineTime, string])[] = [
  ['clock', 'Time of day'],
  ['relative', 'Time since start'],
  ['off', 'No time'],
];

interface LogBarProps {
  readonly look: LogLook;
  readonly onLook: (change: Partial<LogLook>) => void;
  readonly stream: LogStream | undefined;
  readonly onStream: (stream: LogStream | undefined) => void;
  readonly follows: boolean;
  readonly onFollow: (follows: boolean) => void;
  readonly lineCount: number;
  readonly onGo: (line: number) => void;
}

/** How the log is shown, and where one goes in it. */
export function LogBar({ look, onLook, stream, onStream, follows, onFollow, lineCount, onGo }: LogBarProps) {
  return (
    <>
      <select
        className="field"
        aria-label="Stream"
        value={stream ?? ''}
        onChange={({ target }) =>
          onStream(streams.find(([name]) => name !== '' && name === target.value)?.[0] || undefined)
        }
      >
        {streams.map(([name, word]) => (
          <option key={name} value={name}>
            {word}
          </option>
        ))}
      </select>
      <select
        className="field"
        aria-label="Time of the lines"
        value={look.time}
        onChange={({ target }) => onLook({ time: times.find(([name]) => name === target.value)?.[0] ?? 'clock' })}
      >
        {times.map(([name, word]) => (
          <option key={name} value={name}>
            {word}
          </option>
        ))}
      </select>
      <label>
        <input type="checkbox" checked={look.isWrapped} onChange={() => onLook({ isWrapped: !look.isWrapped })} /> Wrap
      </label>
      <label>
        <input type="checkbox" checked={follows} onChange={() => onFollow(!follows)} /> Follow
      </label>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const line = Number(new FormData(event.currentTarget).get('line'));
          if (Number.isInteger(line) && line > 0) onGo(Math.min(line, lineCount) - 1);
        }}
      >
        <input
          name="line"
          className="field log-go"
          inputMode="numeric"
          aria-label="Go to line"
          placeholder="Go to line"
          autoComplete="off"
        />
      </form>
    </>
  );
}
