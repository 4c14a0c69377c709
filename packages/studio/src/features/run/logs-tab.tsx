import type { LogLine } from '@assay/wire';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import { formatCount } from '../../lib/format/format-number.ts';
import { formatTime } from '../../lib/format/format-time.ts';
import { withoutAnsi } from '../../lib/format/without-ansi.ts';
import { logQuery } from '../../lib/queries/run-queries.ts';
import { FaultNotice } from '../../widgets/fault-notice.tsx';
import { SearchBox } from '../../widgets/search-box.tsx';
import { Skeleton } from '../../widgets/skeleton.tsx';
import './logs-tab.css';
import type { TabProps } from './tab-props.ts';

const firstTail = 1000;
const maximumTail = 10_000;

/** The end of a run's log; it follows what is written. */
export function LogsTab({ run, view, onView }: TabProps) {
  const [tail, setTail] = useState(firstTail);
  const [follows, setFollows] = useState(true);
  const { data, error, refetch } = useQuery({ ...logQuery(run.id, tail), placeholderData: keepPreviousData });
  const words = (view.find ?? '').toLowerCase();
  const lines = useMemo(
    () => (data?.lines ?? []).filter((line) => line.text.toLowerCase().includes(words)),
    [data, words],
  );
  if (error !== null && data === undefined) {
    return <FaultNotice error={error} what="the log" onRetry={() => void refetch()} />;
  }
  if (data === undefined) return <Skeleton rows={10} />;
  if (data.lineCount === 0) return <p className="page-empty">Nothing was logged as text.</p>;
  const shown = data.lines.length;
  return (
    <>
      <div className="log-bar">
        <SearchBox label="Find lines" value={view.find ?? ''} onChange={(find) => onView({ find }, 'replace')} />
        <label>
          <input type="checkbox" checked={follows} onChange={() => setFollows(!follows)} /> Follow
        </label>
        <span className="muted" role="status">
          {words !== '' && `${formatCount(lines.length)} with “${view.find}” among `}
          {shown < data.lineCount ? `the last ${formatCount(shown)} of ` : ''}
          {formatCount(data.lineCount)} lines
        </span>
        {shown < data.lineCount && tail < maximumTail && (
          <button type="button" className="button" onClick={() => setTail(maximumTail)}>
            Show the last {formatCount(Math.min(maximumTail, data.lineCount))}
          </button>
        )}
      </div>
      <Lines lines={lines} follows={follows} />
    </>
  );
}

function Lines({ lines, follows }: { readonly lines: readonly LogLine[]; readonly follows: boolean }) {
  const frame = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => frame.current,
    estimateSize: () => 18,
    overscan: 30,
  });
  useEffect(() => {
    if (follows && lines.length > 0) virtualizer.scrollToIndex(lines.length - 1, { align: 'end' });
  }, [follows, lines, virtualizer]);
  return (
    <div className="log" ref={frame} tabIndex={0} role="region" aria-label="Log">
      <div className="log-lines" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const line = lines[item.index];
          if (line === undefined) return null;
          return (
            <div
              key={item.key}
              className={`log-line log-line-${line.stream}`}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <span className="log-time">{formatTime(line.timeMs).slice(11)}</span>
              {withoutAnsi(line.text)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
