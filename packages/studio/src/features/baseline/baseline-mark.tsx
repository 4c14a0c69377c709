import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { countOf } from '../../lib/format/format-number.ts';
import { runGroupsQuery, runsByIdQuery } from '../../lib/queries/run-list-queries.ts';
import { viewSearch } from '../../lib/use-view.ts';
import { experimentBaseline } from '../../lib/view-state/verdict-view.ts';
import { withoutUndefined } from '../../lib/view-state/view-state.ts';
import { ForWriters } from '../../widgets/for-writers.tsx';
import { MiddleText } from '../../widgets/middle-text.tsx';
import { Popover } from '../../widgets/popover.tsx';
import './baseline-mark.css';
import { useBaseline, type Baseline } from './use-baseline.ts';

/** Says what the experiment's runs are held against; nothing where that is nothing. */
export function BaselineMark({ experimentId }: { readonly experimentId: string }) {
  const { baseline, set } = useBaseline(experimentId);
  if (baseline === null) return null;
  return (
    <Popover button={<BaselineWords experimentId={experimentId} baseline={baseline} />} label="The baseline">
      <div className="baseline-panel">
        <p>What this experiment’s runs are held against, in verdicts, gates and reports.</p>
        {baseline.runIds !== undefined && <BaselineRuns runIds={baseline.runIds} />}
        {baseline.groupId !== undefined && (
          <p>
            <Link to="/experiments/$experimentId/groups/$groupId" params={{ experimentId, groupId: baseline.groupId }}>
              All runs of a group
            </Link>
            {baseline.isGroupDeleted && ', which is deleted'}
          </p>
        )}
        {baseline.filter !== undefined && (
          <p>
            <Link
              to="/experiments/$experimentId"
              params={{ experimentId }}
              search={viewSearch({ filter: baseline.filter })}
            >
              The runs with <code>{baseline.filter}</code>
            </Link>
          </p>
        )}
        {baseline.deletedRunIds.length > 0 && (
          <p role="alert">{countOf(baseline.deletedRunIds.length, 'run')} of it deleted: no longer counted.</p>
        )}
        <p className="baseline-actions">
          <Link
            to="/compare"
            search={viewSearch(
              withoutUndefined({ tab: 'verdict', experiment: experimentId, against: experimentBaseline }),
            )}
            className="button"
          >
            What beats it?
          </Link>
          <ForWriters>
            <button
              type="button"
              className="button"
              onClick={() => void set(null, 'The experiment has no baseline now.')}
            >
              Clear
            </button>
          </ForWriters>
        </p>
      </div>
    </Popover>
  );
}

function BaselineWords({ experimentId, baseline }: { readonly experimentId: string; readonly baseline: Baseline }) {
  const { runIds, groupId } = baseline;
  const groups = useQuery({ ...runGroupsQuery(experimentId), enabled: groupId !== undefined });
  const group = groups.data?.groups.find(({ id }) => id === groupId)?.name;
  const words =
    runIds !== undefined ? countOf(runIds.length, 'run') : groupId !== undefined ? (group ?? 'a group') : 'by a filter';
  return (
    <>
      <span className="muted">Baseline</span>
      <span className="baseline-words">
        <MiddleText text={words} />
      </span>
    </>
  );
}

const mostNamed = 12;
const noMetrics: string[] = [];

function BaselineRuns({ runIds }: { readonly runIds: readonly string[] }) {
  const named = runIds.slice(0, mostNamed);
  const { data } = useQuery(runsByIdQuery({ runIds: named, metrics: noMetrics, view: 'all' }));
  const names = new Map(data?.runs.map(({ id, name }) => [id, name]));
  return (
    <ul className="baseline-runs">
      {named.map((id) => (
        <li key={id}>
          <Link to="/runs/$runId" params={{ runId: id }}>
            <MiddleText text={names.get(id) ?? id} />
          </Link>
        </li>
      ))}
      {runIds.length > mostNamed && <li className="muted">and {countOf(runIds.length - mostNamed, 'more run')}</li>}
    </ul>
  );
}
