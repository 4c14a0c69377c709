import { useQuery } from '@tanstack/react-query';
import { countOf } from '../../lib/format/format-number.ts';
import { experimentCrumbs, usePageHead } from '../../lib/page/page-head.ts';
import { experimentQuery } from '../../lib/queries/experiment-queries.ts';
import { runGroupsQuery } from '../../lib/queries/run-list-queries.ts';
import type { ViewState } from '../../lib/view-state/view-state.ts';
import { FaultNotice } from '../../widgets/fault-notice.tsx';
import { MiddleText } from '../../widgets/middle-text.tsx';
import '../../widgets/page.css';
import { StudyLink } from '../studies/study-link.tsx';
import { RunWorkspace } from './run-workspace.tsx';

interface GroupPageProps {
  readonly experimentId: string;
  readonly groupId: string;
  readonly view: ViewState;
}

/** The runs of one group. */
export function GroupPage({ experimentId, groupId, view }: GroupPageProps) {
  const experiment = useQuery(experimentQuery(experimentId));
  const { data, error, refetch } = useQuery(runGroupsQuery(experimentId));
  const group = data?.groups.find(({ id }) => id === groupId);
  usePageHead(group?.name ?? 'Group', [
    ...experimentCrumbs(experimentId, experiment.data?.name),
    { label: 'Groups', path: `/experiments/${experimentId}/groups` },
  ]);
  return (
    <div className="page">
      <div className="page-head">
        <h1 className="page-title">
          <MiddleText text={group?.name ?? 'Group'} />
        </h1>
        {group !== undefined && <span className="muted">{countOf(group.runCount, 'run')}</span>}
        {group !== undefined && <StudyLink group={group} />}
      </div>
      {error !== null && data === undefined && (
        <FaultNotice error={error} what="the group" onRetry={() => void refetch()} />
      )}
      {data !== undefined && group === undefined && <p>This group is not there, or no longer.</p>}
      {group !== undefined && <RunWorkspace key={groupId} scope={{ experimentId, groupId }} view={view} />}
    </div>
  );
}
