import { useQuery } from '@tanstack/react-query';
import { logQuery } from '../../../lib/queries/run-queries.ts';
import { FaultNotice } from '../../../widgets/fault-notice.tsx';
import { Skeleton } from '../../../widgets/skeleton.tsx';
import type { TabProps } from '../tab-props.ts';
import { Log } from './log.tsx';

/** What the run wrote as text. */
export function LogsTab({ run, view, onView }: TabProps) {
  const { data, error, refetch } = useQuery(logQuery(run.id));
  if (error !== null && data === undefined) {
    return <FaultNotice error={error} what="the log" onRetry={() => void refetch()} />;
  }
  if (data === undefined) return <Skeleton rows={10} />;
  if (data.lineCount === 0) {
    return (
      <p className="page-empty">
        Nothing was logged as text.
        {run.endedMs === null && ' Lines appear here as soon as the run writes some.'}
      </p>
    );
  }
  return <Log run={run} view={view} onView={onView} lineCount={data.lineCount} />;
}
