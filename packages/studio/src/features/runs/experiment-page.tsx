import { useQuery } from '@tanstack/react-query';
import { usePageHead } from '../../lib/page/page-head.ts';
import { experimentQuery } from '../../lib/queries/experiment-queries.ts';
import type { ViewState } from '../../lib/view-state/view-state.ts';
import { FaultNotice } from '../../widgets/fault-notice.tsx';
import '../../widgets/page.css';
import { EmptyExperiment, useIsEmpty } from '../experiments/empty-experiment.tsx';
import { ExperimentHead } from '../experiments/experiment-head.tsx';
import { RunWorkspace } from './run-workspace.tsx';

interface ExperimentPageProps {
  readonly experimentId: string;
  readonly view: ViewState;
}

/** One experiment: its runs as a table, and the curves of those that are chosen beside it. */
export function ExperimentPage({ experimentId, view }: ExperimentPageProps) {
  const { data: experiment, error, refetch } = useQuery(experimentQuery(experimentId));
  usePageHead(experiment?.name, [{ label: 'Experiments', path: '/experiments' }]);
  const isWaiting = useIsEmpty(experiment);
  return (
    <div className="page">
      {experiment === undefined ? <div className="experiment-head" /> : <ExperimentHead experiment={experiment} />}
      {error !== null && experiment === undefined ? (
        <FaultNotice error={error} what="the experiment" onRetry={() => void refetch()} />
      ) : isWaiting ? (
        <EmptyExperiment experiment={experiment} />
      ) : (
        <RunWorkspace key={experimentId} scope={{ experimentId }} view={view} />
      )}
    </div>
  );
}
