import type { Run } from '@assay/wire';
import { useQuery } from '@tanstack/react-query';
import { experimentCrumbs, usePageHead, type Crumb } from '../../lib/page/page-head.ts';
import { runQuery } from '../../lib/queries/run-queries.ts';
import { useViewChange, type ViewChange } from '../../lib/use-view.ts';
import type { RunTab } from '../../lib/run-tabs.ts';
import type { ViewState } from '../../lib/view-state/view-state.ts';
import { FaultNotice } from '../../widgets/fault-notice.tsx';
import '../../widgets/page.css';
import { Skeleton } from '../../widgets/skeleton.tsx';
import { useLineageAhead } from '../lineage/lineage-ahead.ts';
import { ArtifactsTab } from './artifacts/artifacts-tab.tsx';
import { ChartsTab } from './charts-tab.tsx';
import { CodeTab } from './code/code-tab.tsx';
import { LineageTab } from './lineage/lineage-tab.tsx';
import { LogsTab } from './logs/logs-tab.tsx';
import { TimeMarkBar } from './logs/time-mark.tsx';
import { OverviewTab } from './overview/overview-tab.tsx';
import { ParametersTab } from './parameters/parameters-tab.tsx';
import { RunHeader } from './header/run-header.tsx';
import './run-page.css';
import { RunTabs, timedTabs } from './run-tabs.tsx';
import { SystemTab } from './system/system-tab.tsx';

interface RunPageProps {
  readonly runId: string;
  readonly tab: RunTab;
  readonly view: ViewState;
}

/** One run with all that is known of it. */
export function RunPage({ runId, tab, view }: RunPageProps) {
  const changeView = useViewChange();
  const { data: run, error, refetch } = useQuery(runQuery(runId));
  useLineageAhead(tab === 'lineage' ? runId : undefined);
  usePageHead(run?.name, run && crumbsOf(run));
  const fillsPage = tab !== 'overview' && tab !== 'code';
  return (
    <div className={fillsPage ? 'page' : 'page page-scrolling'}>
      {error !== null && run === undefined && (
        <FaultNotice error={error} what="the run" onRetry={() => void refetch()} />
      )}
      {run === undefined && error === null && <Skeleton rows={8} />}
      {run !== undefined && (
        <>
          <RunHeader run={run} />
          <RunTabs run={run} view={view} />
          {view.at !== undefined && tab !== 'logs' && timedTabs.has(tab) && (
            <TimeMarkBar runId={runId} atMs={view.at} onView={changeView} />
          )}
          <div className="run-body">
            <Body key={runId} run={run} tab={tab} view={view} onView={changeView} />
          </div>
        </>
      )}
    </div>
  );
}

const crumbsOf = ({ experimentId, experimentName }: Run): readonly Crumb[] =>
  experimentId === null
    ? [{ label: 'Unassigned runs', path: '/unassigned' }]
    : experimentCrumbs(experimentId, experimentName);

interface BodyProps {
  readonly run: Run;
  readonly tab: RunTab;
  readonly view: ViewState;
  readonly onView: ViewChange;
}

function Body({ run, tab, view, onView }: BodyProps) {
  switch (tab) {
    case 'overview':
      return <OverviewTab run={run} />;
    case 'charts':
      return <ChartsTab run={run} view={view} onView={onView} />;
    case 'parameters':
      return <ParametersTab run={run} view={view} onView={onView} />;
    case 'artifacts':
      return <ArtifactsTab run={run} view={view} onView={onView} />;
    case 'system':
      return <SystemTab run={run} view={view} onView={onView} />;
    case 'logs':
      return <LogsTab run={run} view={view} onView={onView} />;
    case 'code':
      return <CodeTab run={run} view={view} onView={onView} />;
    case 'lineage':
      return <LineageTab run={run} />;
  }
}
