import { useQuery } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { countOf } from '../../lib/format/format-number.ts';
import { comparedRunsQuery } from '../../lib/queries/compare-queries.ts';
import { runGroupsQuery } from '../../lib/queries/run-list-queries.ts';
import type { ViewChange } from '../../lib/use-view.ts';
import { maximumSets, type GivenSet } from '../../lib/view-state/verdict-view.ts';
import type { ViewState } from '../../lib/view-state/view-state.ts';
import { Dialog } from '../../widgets/dialog/dialog.tsx';
import { FaultNotice } from '../../widgets/fault-notice.tsx';
import { MiddleText } from '../../widgets/middle-text.tsx';

interface SetsEditorProps {
  readonly experimentId: string | null;
  readonly view: ViewState;
  readonly onView: ViewChange;
  readonly onClose: () => void;
}

const letters = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
const noRuns: readonly string[] = [];
const noMetrics: readonly string[] = [];

/** Sets of runs: groups of the experiment, and what is put together by hand of the chosen runs. */
export function SetsEditor({ experimentId, view, onView, onClose }: SetsEditorProps) {
  const given = view.sets ?? [];
  const [groupIds, setGroupIds] = useState<readonly string[]>(
    given.flatMap((set) => ('groupId' in set ? [set.groupId] : [])),
  );
  const handSets = given.flatMap((set) => ('runIds' in set ? [set] : []));
  const names = [...new Set([...handSets.map(({ name }) => name), ...letters])].slice(0, Math.max(6, handSets.length));
  const [setOf, setSetOf] = useState<ReadonlyMap<string, string>>(
    new Map(handSets.flatMap(({ name, runIds }) => runIds.map((id) => [id, name] as const))),
  );
  const groups = useQuery({ ...runGroupsQuery(experimentId ?? ''), enabled: experimentId !== null });
  const runIds = [...new Set([...(view.selected ?? noRuns), ...setOf.keys()])];
  const runs = useQuery({ ...comparedRunsQuery(runIds, noMetrics), enabled: runIds.length > 0 });
  const listed = groups.data?.groups ?? [];
  const made = names.flatMap((name): GivenSet[] => {
    const members = [...setOf].flatMap(([id, of]) => (of === name ? [id] : []));
    return members.length === 0 ? [] : [{ name, runIds: members }];
  });
  const ofGroups = listed.flatMap((group): GivenSet[] =>
    groupIds.includes(group.id) ? [{ name: group.name, groupId: group.id }] : [],
  );
  const sets = [...ofGroups, ...made].slice(0, maximumSets);
  const save = (event: SubmitEvent): void => {
    event.preventDefault();
    onView({ sets: sets.length === 0 ? undefined : sets, against: undefined });
    onClose();
  };
  return (
    <Dialog title="Sets of runs" size="wide" onClose={onClose}>
      <form className="verdict-sets" onSubmit={save}>
        {experimentId !== null && (
          <fieldset>
            <legend>Groups of the experiment</legend>
            {groups.error !== null && (
              <FaultNotice error={groups.error} what="the groups" onRetry={() => void groups.refetch()} />
            )}
            {groups.data !== undefined && listed.length === 0 && (
              <p className="muted">This experiment has no groups. Choose runs in its table and add them to one.</p>
            )}
            {listed.map(({ id, name, runCount }) => (
              <label key={id} className="verdict-set-line">
                <input
                  type="checkbox"
                  checked={groupIds.includes(id)}
                  onChange={() =>
                    setGroupIds(groupIds.includes(id) ? groupIds.filter((each) => each !== id) : [...groupIds, id])
                  }
                />
                <MiddleText text={name} />
                <span className="muted">{countOf(runCount, 'run')}</span>
              </label>
            ))}
          </fieldset>
        )}
        <fieldset>
          <legend>By hand</legend>
          {runIds.length === 0 && <p className="muted">Choose runs in a table and press Compare to sort them here.</p>}
          {runs.error !== null && (
            <FaultNotice error={runs.error} what="the runs" onRetry={() => void runs.refetch()} />
          )}
          {(runs.data?.runs ?? []).map(({ id, name }) => (
            <label key={id} className="verdict-set-line">
              <select
                className="field"
                aria-label={`Set of ${name}`}
                value={setOf.get(id) ?? ''}
                onChange={({ target }) => {
                  const next = new Map(setOf);
                  if (target.value === '') next.delete(id);
                  else next.set(id, target.value);
                  setSetOf(next);
                }}
              >
                <option value="">none</option>
                {names.map((each) => (
                  <option key={each}>{each}</option>
                ))}
              </select>
              <MiddleText text={name} />
            </label>
          ))}
        </fieldset>
        <div className="verdict-sets-foot">
          <span className="muted" role="status">
            {sets.length < 2 ? 'Two sets or more are compared, or one with a baseline.' : countOf(sets.length, 'set')}
          </span>
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="button button-main">
            Use these sets
          </button>
        </div>
      </form>
    </Dialog>
  );
}
