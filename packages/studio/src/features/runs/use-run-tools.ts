import type { RunRow, MetricMetadata } from '@assay/wire';
import { useMemo } from 'react';
import { runColours, seriesColour } from '../../lib/charts/series-colour.ts';
import { sharedPrefix } from '../../lib/format/shared-prefix.ts';
import { useTheme } from '../../lib/theme.ts';
import type { ViewState } from '../../lib/view-state/view-state.ts';
import { numericParameters } from './run-fields-shown.ts';
import { useGroupColours } from './use-group-colours.ts';
import { tableQuestion, type RunListNeeds } from './run-list-question.ts';
import type { RunTableActions, RunTableTools } from './run-table-tools.ts';
import type { RunList } from './use-run-list.ts';

interface Given {
  readonly view: ViewState;
  readonly list: RunList;
  readonly topRuns: readonly RunRow[];
  readonly drawn: ReadonlySet<string>;
  readonly metadata: { readonly metrics: readonly MetricMetadata[] } | undefined;
  readonly needs: RunListNeeds;
  readonly actions: RunTableActions;
  /** The runs that are named as the experiment's baseline. */
  readonly baselineIds: readonly string[] | undefined;
}

const noFields: readonly string[] = [];

/** What the cells of the table need; the same object as long as nothing in it changes, so that rows are not drawn again. */
export function useRunTools({
  view,
  list,
  topRuns,
  drawn,
  metadata,
  needs,
  actions,
  baselineIds,
}: Given): RunTableTools {
  const theme = useTheme();
  const runs = useMemo(() => list.firstRows.flatMap((row) => (row.kind === 'run' ? [row.run] : [])), [list.firstRows]);
  const sharedNamePrefix = useMemo(() => sharedPrefix(runs.slice(0, 100).map(({ name }) => name)), [runs]);
  const question = tableQuestion(needs);
  const aggregated = question.kind === 'groups' ? (question.asked.fields ?? noFields) : noFields;
  const figures = useMemo(
    () => list.firstRows.flatMap((row) => (row.kind === 'group' ? [row.group.aggregates] : [])),
    [list.firstRows],
  );
  const numericText = JSON.stringify([
    ...numericParameters(runs.slice(0, 100)),
    // Of groups, what has a mean is a number.
    ...aggregated
      .filter((_, i) => figures.some((each) => (each[i]?.count ?? 0) > 0))
      .map((field) => field.slice('params.'.length)),
  ]);
  const aggregatedText = JSON.stringify(aggregated);
  const groupHues = useGroupColours(list.firstRows);
  const { selected, pinned, colours, delta, group, baseline: baselineId } = view;
  const baseline = topRuns.find(({ id }) => id === baselineId);
  const drawnText = [...drawn].join();
  return useMemo(
    () => ({
      chosen: new Set(selected),
      drawn: new Set(drawnText.split(',')),
      pinned: new Set(pinned),
      colourOf: (row) =>
        seriesColour(row.id, theme, row.kind === 'run' ? runColours([row.run], colours) : { ...groupHues, ...colours }),
      goals: new Map(metadata?.metrics.map((metric) => [metric.name, metric.goal])),
      numericKeys: new Set(JSON.parse(numericText) as string[]),
      sharedNamePrefix,
      baseline,
      baselineIds: new Set(baselineIds),
      delta,
      by: group ?? noFields,
      aggregated: JSON.parse(aggregatedText) as string[],
      actions,
    }),
    [
      selected,
      drawnText,
      pinned,
      colours,
      groupHues,
      theme,
      metadata,
      numericText,
      sharedNamePrefix,
      baseline,
      baselineIds,
      delta,
      group,
      aggregatedText,
      actions,
    ],
  );
}
