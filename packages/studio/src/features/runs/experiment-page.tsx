import { useQuery } from '@tanstack/react-query';
import { countOf } from '../../lib/format/format-number.ts';
import { usePageHead } from '../../lib/page/page-head.ts';
import { experimentQuery } from '../../lib/queries/experiment-queries.ts';
import type { ViewState } from '../../lib/view-state/view-state.ts';
import { FaultNotice } from '../../widgets/fault-notice.tsx';
import { MiddleText } from '../../widgets/middle-text.tsx';
import '../../widgets/page.css';
import { StatusBar } from '../../widgets/status-bar.tsx';
import { TagList } from '../../widgets/tag-list.tsx';
import { NotePart } from '../notes/note-part.tsx';
import { RunWorkspace } from './run-workspace.tsx';

interface ExperimentPageProps {
  readonly experimentId: string;
  readonly view: ViewState;
}

/** One experiment: its runs as a table, and the curves of those that are chosen beside it. */
export function ExperimentPage({ experimentId, view }: ExperimentPageProps) {
  const { data: experiment, error, refetch } = useQuery(experimentQuery(experimentId));
  usePageHead(experiment?.name, [{ label: 'Experiments', path: '/experiments' }]);
  return (
    <div className="page">
      <div className="page-head">
        <h1 className="page-title">{experiment === undefined ? ' ' : <MiddleText text={experiment.name} />}</h1>
        {experiment !== undefined && (
          <>
            <span className="muted">{countOf(experiment.runCount, 'run')}</span>
            <span style={{ width: 120 }}>
              <StatusBar counts={experiment.runCountByStatus} />
            </span>
            {experiment.archived && <span className="muted">archived</span>}
            {experiment.deletedMs !== null && <span className="muted">deleted</span>}
            <TagList tags={experiment.tags} wrap />
            <NotePart key={experimentId} kind="experiment" id={experimentId} />
          </>
        )}
      </div>
      {experiment !== undefined && experiment.description !== '' && (
        <p className="page-description" title={experiment.description}>
          {experiment.description}
        </p>
      )}
      {error !== null && experiment === undefined ? (
        <FaultNotice error={error} what="the experiment" onRetry={() => void refetch()} />
      ) : (
        <RunWorkspace key={experimentId} scope={{ experimentId }} view={view} />
      )}
    </div>
  );
}
