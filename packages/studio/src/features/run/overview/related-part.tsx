import type { Run, RunRow } from '@assay/wire';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { countOf } from '../../../lib/format/format-number.ts';
import { childrenQuery, runGroupsQuery, runQuery } from '../../../lib/queries/run-queries.ts';
import { viewSearch } from '../../../lib/use-view.ts';
import { FaultNotice } from '../../../widgets/fault-notice.tsx';
import { MiddleText } from '../../../widgets/middle-text.tsx';
import { RunDuration } from '../../../widgets/run-duration.tsx';
import { StatusMark } from '../../../widgets/status-mark.tsx';
import { StudyLink } from '../../studies/study-link.tsx';

/** The run that this one is part of, those that are part of it, and the groups that it stands in. */
export function RelatedPart({ run }: { readonly run: Run }) {
  return (
    <>
      {run.parentRunId !== null && <ParentPart runId={run.parentRunId} />}
      {run.childCount > 0 && <ChildrenPart run={run} />}
      {run.groupIds.length > 0 && <GroupsPart run={run} />}
    </>
  );
}

function ParentPart({ runId }: { readonly runId: string }) {
  const { data, error, refetch } = useQuery(runQuery(runId));
  return (
    <section className="overview-part" aria-label="Part of">
      <h2>Part of</h2>
      {error !== null && <FaultNotice error={error} what="the run around it" onRetry={() => void refetch()} />}
      {data !== undefined && <RunLines runs={[data]} />}
    </section>
  );
}

function ChildrenPart({ run }: { readonly run: Run }) {
  const { data, error, refetch } = useQuery(childrenQuery(run.id));
  const runs = data?.runs ?? [];
  return (
    <section className="overview-part" aria-label="Nested runs">
      <h2>{countOf(run.childCount, 'nested run')}</h2>
      {error !== null && <FaultNotice error={error} what="the nested runs" onRetry={() => void refetch()} />}
      <RunLines runs={runs} />
      {runs.length > 0 && runs.length < run.childCount && (
        <p className="muted">{countOf(run.childCount - runs.length, 'more nested run')}</p>
      )}
    </section>
  );
}

type Line = Pick<RunRow, 'id' | 'name' | 'status' | 'startedMs' | 'endedMs'>;

function RunLines({ runs }: { readonly runs: readonly Line[] }) {
  return (
    <table className="plain-table">
      <colgroup>
        <col />
        <col style={{ width: 110 }} />
        <col style={{ width: 90 }} />
      </colgroup>
      <tbody>
        {runs.map((run) => (
          <tr key={run.id}>
            <th scope="row">
              <Link to="/runs/$runId" params={{ runId: run.id }}>
                <MiddleText text={run.name} />
              </Link>
            </th>
            <td>
              <StatusMark status={run.status} />
            </td>
            <td className="number muted">
              <RunDuration run={run} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function GroupsPart({ run }: { readonly run: Run }) {
  const { data } = useQuery(runGroupsQuery(run.id));
  const groups = data?.groups ?? [];
  return (
    <section className="overview-part" aria-label="Run groups">
      <h2>{countOf(run.groupIds.length, 'run group')}</h2>
      <ul className="overview-groups">
        {groups.map((group) => (
          <li key={group.id}>
            <Link
              to="/experiments/$experimentId"
              params={{ experimentId: group.experimentId }}
              search={viewSearch({ filter: `group_id = "${group.id}"` })}
            >
              <MiddleText text={group.name} />
            </Link>
            <span className="muted">{countOf(group.runCount, 'run')}</span>
            <StudyLink group={group} />
          </li>
        ))}
      </ul>
    </section>
  );
}
