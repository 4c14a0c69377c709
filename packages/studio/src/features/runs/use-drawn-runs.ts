import type { RunRow } from '@assay/wire';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { joinFilters, viewFilter } from '../../lib/filter/view-filter.ts';
import { shortNames } from '../../lib/format/short-names.ts';
import type { RunScope } from '../../lib/queries/query-key.ts';
import { scopeBody } from '../../lib/queries/run-list-body.ts';
import { runNamesQuery, runsByIdQuery } from '../../lib/queries/run-list-queries.ts';
import { drawnRuns } from '../../lib/view-state/drawn-runs.ts';
import { maximumSelected, type ViewState } from '../../lib/view-state/view-state.ts';
import type { PanelGroups, PanelRun } from '../charts/panel-run.ts';
import { groupTitle } from './group-title.ts';
import type { RunListRow } from './run-list-row.ts';
import { useGroupColours } from './use-group-colours.ts';

interface Drawn {
  /** Runs, or groups where runs are grouped. */
  readonly ids: ReadonlySet<string>;
  readonly runs: readonly PanelRun[];
  /** Which group each run counts to, where runs are grouped. */
  readonly groups: PanelGroups | undefined;
}

/** Whose curves are drawn: runs by the order of the table, or the runs of groups. The list stays the same one while it says the same. */
export function useDrawnRuns(
  scope: RunScope,
  view: ViewState,
  firstRows: readonly RunListRow[],
  topRows: readonly RunRow[],
): Drawn {
  const isGrouped = view.group !== undefined;
  const order = useMemo(
    () => firstRows.flatMap((row) => (isGrouped === (row.kind === 'group') ? [row.id] : [])),
    [firstRows, isGrouped],
  );
  const drawn = useMemo(() => drawnRuns(isGrouped ? withoutTop(view) : view, order), [view, order, isGrouped]);
  const single = useSingleRuns(isGrouped ? [] : drawn, firstRows, topRows);
  const grouped = useGroupedRuns(scope, view, isGrouped ? drawn : [], firstRows);
  const key = JSON.stringify(isGrouped ? grouped : single);
  const colours = useGroupColours(firstRows);
  const { runs, groups } = useMemo(() => apart(JSON.parse(key) as readonly GroupedRun[], colours), [key, colours]);
  return useMemo(() => ({ ids: new Set(drawn), runs, groups }), [drawn, runs, groups]);
}

interface GroupedRun extends PanelRun {
  readonly group?: { readonly id: string; readonly title: string };
}

/** Runs as charts take them, and their groups if they have any. */
function apart(given: readonly GroupedRun[], colours: PanelGroups['colours']): Omit<Drawn, 'ids'> {
  const runs = given.map(({ group: _, ...run }) => run);
  if (given[0]?.group === undefined) return { runs, groups: undefined };
  const grouped = given.flatMap(({ id, group }) => (group === undefined ? [] : [{ id, group }]));
  return {
    runs,
    groups: {
      keyOf: new Map(grouped.map(({ id, group }) => [id, group.id])),
      titleOf: new Map(grouped.map(({ group }) => [group.id, group.title])),
      colours,
    },
  };
}

/** Groups are not pinned. */
const withoutTop = ({ pinned: _, baseline: __, ...view }: ViewState): ViewState => view;

function useSingleRuns(
  ids: readonly string[],
  firstRows: readonly RunListRow[],
  topRows: readonly RunRow[],
): readonly PanelRun[] {
  const known = new Map(topRows.map((run) => [run.id, run]));
  for (const row of firstRows) if (row.kind === 'run') known.set(row.id, row.run);
  const missing = ids.filter((id) => !known.has(id));
  const { data } = useQuery({ ...runsByIdQuery({ runIds: missing, view: 'all' }), enabled: missing.length > 0 });
  if (missing.length > 0) for (const run of data?.runs ?? []) known.set(run.id, run);
  const found = ids.flatMap((id) => {
    const run = known.get(id);
    return run === undefined ? [] : [run];
  });
  const short = shortNames(found.map(({ name }) => name));
  return found.map(({ id, name, number, startedMs }, i) => ({ id, name: short[i] ?? name, number, startedMs }));
}

function useGroupedRuns(
  scope: RunScope,
  view: ViewState,
  groupIds: readonly string[],
  rows: readonly RunListRow[],
): readonly GroupedRun[] {
  const wanted = new Set(groupIds);
  const groups = rows.filter((row) => row.kind === 'group').filter(({ id }) => wanted.has(id));
  const limit = Math.max(1, Math.floor(maximumSelected / Math.max(1, groups.length)));
  const answers = useQueries({
    queries: groups.map(({ group }) => {
      const filter = joinFilters(viewFilter(view), group.filter ?? undefined);
      return {
        ...runNamesQuery({ ...scopeBody(scope), ...(filter !== undefined && { filter }), limit }),
        enabled: group.filter !== null,
      };
    }),
  });
  return groups.flatMap(({ id, group }, i) => {
    const data = answers[i]?.data;
    const [names = [], numbers = []] = (data?.columns ?? []).map(({ values }) => values);
    const of = { id, title: groupTitle(view.group ?? [], group.key) };
    return (data?.ids ?? []).map((runId, j) => ({
      id: runId,
      name: String(names[j] ?? ''),
      number: Number(numbers[j]),
      group: of,
    }));
  });
}
