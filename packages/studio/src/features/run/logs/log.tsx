import type { LogLine, LogStream } from '@assay/wire';
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { api } from '../../../lib/api.ts';
import { countOf, formatCount } from '../../../lib/format/format-number.ts';
import type { SearchDirection } from '../../../lib/log/log-search.ts';
import { placeOfLine } from '../../../lib/log/ordered-lines.ts';
import { useLogLook } from '../../../lib/log/use-log-look.ts';
import { FaultNotice } from '../../../widgets/fault-notice.tsx';
import { LineList, type LineListHandle } from '../../../widgets/line-list/line-list.tsx';
import type { TabProps } from '../tab-props.ts';
import { DownloadLog } from './download-log.tsx';
import { HitStrip } from './hit-strip.tsx';
import { LogBar } from './log-bar.tsx';
import { LogFinder } from './log-finder.tsx';
import { LogRow } from './log-row.tsx';
import './logs.css';
import { TimeMark } from './time-mark.tsx';
import { maximumFound, useLogPages, useLogSearch } from './use-log.ts';

interface LogProps extends TabProps {
  readonly lineCount: number;
}

/** A log of any length: only what is in view is read. */
export function Log({ run, view, onView, lineCount }: LogProps) {
  const list = useRef<LineListHandle>(null);
  const [look, setLook] = useLogLook();
  const [stream, setStream] = useState<LogStream>();
  const [matchCase, setMatchCase] = useState(false);
  const [onlyHits, setOnlyHits] = useState(false);
  const [followsUntil, setFollowsUntil] = useState<number | 'end'>(view.at === undefined ? 'end' : lineCount);
  const [current, setCurrent] = useState<number>();
  const [inView, setInView] = useState<readonly [first: number, end: number]>([0, 0]);
  const [fault, setFault] = useState<unknown>();
  const words = view.find ?? '';
  const follows = followsUntil === 'end';

  const asked = useMemo(
    () => (words === '' ? undefined : { text: words, matchCase, stream }),
    [words, matchCase, stream],
  );
  const found = useLogSearch(run.id, asked, lineCount);
  const showsHits = onlyHits && found !== undefined;
  const ofStream = useLogSearch(
    run.id,
    useMemo(
      () => (stream === undefined || showsHits ? undefined : { text: '', matchCase: false, stream }),
      [stream, showsHits],
    ),
    lineCount,
  );
  // Absent: all lines.
  const listed = showsHits ? found : ofStream;
  const rowCount = listed?.lines.length ?? lineCount;
  const lineOfRow = (row: number): number => (listed === undefined ? row : (listed.lines[row] ?? row));
  const rowOfLine = (line: number): number => (listed === undefined ? line : placeOfLine(listed.lines, line));
  const pages = useLogPages(
    run.id,
    listed === undefined ? 500 : 10,
    [
      ...Array.from({ length: Math.max(0, Math.min(rowCount, inView[1]) - inView[0]) }, (_, n) =>
        lineOfRow(inView[0] + n),
      ),
      // Wrapped lines are measured at the end.
      ...(look.isWrapped ? Array.from({ length: Math.min(rowCount, 100) }, (_, n) => lineOfRow(rowCount - 1 - n)) : []),
    ],
    lineCount,
  );

  const onInView = useCallback((first: number, end: number) => setInView([first, end]), []);
  const follow = (next: boolean): void => setFollowsUntil(next ? 'end' : follows ? lineCount : followsUntil);
  const goTo = (line: number): void => {
    setCurrent(line);
    list.current?.show(rowOfLine(line));
  };
  const stepping = useRef<AbortController>(undefined);
  const asking = (ask: (signal: AbortSignal) => Promise<number | undefined>): void => {
    stepping.current?.abort();
    const { signal } = (stepping.current = new AbortController());
    const settle = (act: () => void): void => {
      if (!signal.aborted) act();
    };
    ask(signal).then(
      (line) =>
        settle(() => {
          setFault(undefined);
          if (line !== undefined) goTo(line);
        }),
      (thrown: unknown) => settle(() => setFault(thrown)),
    );
  };
  const step = (direction: SearchDirection): void => {
    const from = current ?? lineOfRow(inView[0]) - (direction === 'forward' ? 1 : 0);
    if (found !== undefined) asking((signal) => found.search.next(from, direction, signal));
  };
  const goToTime = (timeMs: number): void =>
    asking(async (signal) => {
      const page = await api.readLog({ params: { runId: run.id }, query: { timeMs, limit: 1 }, signal });
      return Math.min(page.firstLine, page.lineCount - 1);
    });

  const search = found?.search;
  const onQuestion = useEffectEvent(() => {
    if (search !== undefined) asking((signal) => search.next(lineOfRow(inView[0]) - 1, 'forward', signal));
  });
  useEffect(() => onQuestion(), [search]);
  const onOpen = useEffectEvent(() => {
    if (view.at !== undefined) goToTime(view.at);
  });
  useEffect(() => {
    onOpen();
    return () => stepping.current?.abort();
  }, []);
  const onTime = useCallback(
    (line: LogLine, number: number) => {
      setCurrent(number);
      onView({ at: line.timeMs });
    },
    [onView],
  );

  const startMs = run.startedMs ?? run.createdMs;
  const newLines = followsUntil === 'end' || listed !== undefined ? 0 : lineCount - followsUntil;
  const error = fault ?? pages.error() ?? found?.error ?? ofStream?.error;
  return (
    <>
      <div className="log-bar no-print">
        <LogFinder
          words={words}
          onWords={(find) => onView({ find: find === '' ? undefined : find }, 'replace')}
          matchCase={matchCase}
          onMatchCase={setMatchCase}
          found={found}
          lineCount={lineCount}
          current={current}
          onStep={step}
          onLeave={() => list.current?.focus()}
          onMark={() => {
            const line = pages.line(current ?? lineOfRow(inView[0]));
            if (line !== undefined) onView({ at: line.timeMs });
          }}
        />
        {words !== '' && (
          <label>
            <input type="checkbox" checked={onlyHits} onChange={() => setOnlyHits(!onlyHits)} /> Only hits
          </label>
        )}
        <LogBar
          look={look}
          onLook={setLook}
          stream={stream}
          onStream={setStream}
          follows={follows}
          onFollow={follow}
          lineCount={lineCount}
          onGo={goTo}
        />
        <DownloadLog runId={run.id} runName={run.name} />
        {view.at !== undefined && (
          <TimeMark
            atMs={view.at}
            onGo={() => goToTime(view.at ?? startMs)}
            onClear={() => onView({ at: undefined })}
          />
        )}
      </div>
      {error !== undefined && (
        <FaultNotice
          error={error}
          what="a part of the log"
          onRetry={() => {
            setFault(undefined);
            pages.forgetErrors();
            found?.search.retry();
            ofStream?.search.retry();
          }}
        />
      )}
      {listed?.isCut === true && (
        <p className="muted">Only the first {formatCount(maximumFound)} of these lines are listed.</p>
      )}
      <div className="log">
        {rowCount === 0 ? (
          <p className="page-empty log-none">{emptyWords(listed, lineCount)}</p>
        ) : (
          <LineList
            key={listed === undefined ? 'all' : `${stream ?? ''} ${showsHits ? `${words} ${matchCase}` : ''}`}
            ref={list}
            start={current === undefined ? 0 : rowOfLine(current)}
            label="Log"
            lineCount={rowCount}
            isWrapped={look.isWrapped}
            follows={follows}
            onFollow={follow}
            onView={onInView}
          >
            {(row) => {
              const number = lineOfRow(row);
              const line = pages.line(number);
              return (
                <LogRow
                  number={number}
                  digits={String(lineCount).length}
                  line={line}
                  time={look.time}
                  startMs={startMs}
                  words={words}
                  matchCase={matchCase}
                  isCurrent={number === current}
                  isMarked={line !== undefined && line.timeMs === view.at}
                  onTime={onTime}
                />
              );
            }}
          </LineList>
        )}
        {found !== undefined && !showsHits && found.lines.length > 0 && (
          <HitStrip
            lines={stream === undefined ? found.lines : found.lines.map(rowOfLine)}
            lineCount={rowCount}
            onGo={(row) => goTo(lineOfRow(row))}
          />
        )}
        {newLines > 0 && (
          <button type="button" className="button log-pill no-print" onClick={() => follow(true)}>
            {countOf(newLines, 'new line')} ↓
          </button>
        )}
      </div>
    </>
  );
}

const emptyWords = (listed: { readonly searchedTo: number } | undefined, lineCount: number): string =>
  listed !== undefined && listed.searchedTo < lineCount ? 'Searching…' : 'No line is like that.';
