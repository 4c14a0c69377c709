import { useQuery } from '@tanstack/react-query';
import { usePageHead } from '../../lib/page/page-head.ts';
import { serverQuery } from '../../lib/queries/experiment-queries.ts';
import { homeRunsQuery } from '../../lib/queries/home-queries.ts';
import { FaultNotice } from '../../widgets/fault-notice.tsx';
import '../../widgets/page.css';
import { Skeleton } from '../../widgets/skeleton.tsx';
import { FirstRunGuide } from '../experiments/first-run-guide.tsx';
import { FirstRun } from '../experiments/first-run.tsx';
import { ActiveExperiments } from './active-experiments.tsx';
import './home-page.css';
import { HomeViews } from './home-views.tsx';
import { RunList } from './run-list.tsx';
import { RunningRuns } from './running-runs.tsx';

/** What goes on now and what happened last; on an empty server, how to log the first run. */
export function HomePage() {
  usePageHead('Home');
  const server = useQuery(serverQuery());
  const running = useQuery(homeRunsQuery('running'));
  const recent = useQuery(homeRunsQuery('recent'));
  const failed = useQuery(homeRunsQuery('failed'));
  const counts = server.data?.counts;
  const isFresh = counts !== undefined && counts.runs === 0 && counts.experiments === 0;
  const faulty = [running, recent, failed].find(({ error }) => error !== null);
  return (
    <div className="page page-scrolling">
      <h1 className="visually-hidden">Home</h1>
      {counts !== undefined && <FirstRun runCount={counts.runs} />}
      {isFresh && <FirstRunGuide url={location.origin} needsKey={server.data?.authentication === 'key'} />}
      {faulty !== undefined && (
        <FaultNotice error={faulty.error} what="the runs" onRetry={() => void faulty.refetch()} />
      )}
      {recent.data === undefined && recent.error === null && <Skeleton rows={8} />}
      {!isFresh && recent.data !== undefined && (
        <div className="home">
          <div className="home-main">
            {running.data !== undefined && <RunningRuns {...running.data} />}
            {failed.data !== undefined && failed.data.total > 0 && (
              <RunList title="Failed in the last 24 hours" {...failed.data} says="message" />
            )}
            <RunList title="Recent runs" {...recent.data} says="status" />
          </div>
          <div className="home-aside">
            <HomeViews />
            <ActiveExperiments />
          </div>
        </div>
      )}
    </div>
  );
}
