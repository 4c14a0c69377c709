import { AssayError } from '@assay/base';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo } from 'react';
import { countOf } from '../../lib/format/format-number.ts';
import { metricMetadataQuery } from '../../lib/queries/experiment-queries.ts';
import type { RunScope } from '../../lib/queries/query-key.ts';
import { scopeBody } from '../../lib/queries/run-list-body.ts';
import { columnsQuery } from '../../lib/queries/run-queries.ts';
import { useViewChange } from '../../lib/use-view.ts';
import { maximumSelected, withoutUndefined, type ViewState } from '../../lib/view-state/view-state.ts';
import { FaultNotice } from '../../widgets/fault-notice.tsx';
import { Skeleton } from '../../widgets/skeleton.tsx';
import { SplitPane } from '../../widgets/split-pane.tsx';
import { useBaseline } from '../baseline/use-baseline.ts';
import { ViewBar } from '../views/view-bar.tsx';
import { RunPanels } from '../charts/run-panels.tsx';
import { QueryBox } from '../query/query-box.tsx';
import { AddCondition, QueryChips } from '../query/query-chips.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { EmptyFoot } from './empty-foot.tsx';
import { ExportMenu } from './export-menu.tsx';
import { readGroupsTable, readRunsTable } from './read-export.ts';
import { defaultFields, exampleFilter } from './run-fields-shown.ts';
import { RunGrid } from './run-grid.tsx';
import { tableQuestion } from './run-list-question.ts';
import { RunToolbar } from './run-toolbar.tsx';
import './run-workspace.css';
import { useCompare } from './use-compare.ts';
import { useChooseAll } from './use-choose-all.ts';
import { useDrawnRuns } from './use-drawn-runs.ts';
import { useRunActions } from './use-run-actions.ts';
import { useRunList } from './use-run-list.ts';
import { useRunTools } from './use-run-tools.ts';
import { useShownColumns } from './use-shown-columns.ts';
import { useTopRuns } from './use-top-runs.ts';

interface RunWorkspaceProps {
  readonly scope: RunScope;
  readonly view: ViewState;
}

const usualSplit = 56;

/** The runs of an experiment as a table, and their curves beside it. */
export function RunWorkspace({ scope: given, view: asked }: RunWorkspaceProps) {
  const scopeText = JSON.stringify(given);
  const scope = useMemo(() => JSON.parse(scopeText) as RunScope, [scopeText]);
  const scoped = useMemo(() => scopeBody(scope), [scope]);
  const onView = useViewChange();
  const compare = useCompare();
  const experimentId = 'experimentId' in scope ? scope.experimentId : null;
  const baselineIds = useBaseline(experimentId).baseline?.runIds;
  const usualBaseline = baselineIds?.length === 1 ? baselineIds[0] : undefined;
  const view = useMemo(
    () =>
      asked.delta === undefined || asked.baseline !== undefined
        ? asked
        : withoutUndefined({ ...asked, baseline: usualBaseline }),
    [asked, usualBaseline],
  );
  const names = useQuery(columnsQuery(experimentId));
  const metadata = useQuery({ ...metricMetadataQuery(experimentId ?? ''), enabled: experimentId !== null });
  const columns = useMemo(
    () => view.columns ?? defaultFields(names.data).map((field) => ({ field })),
    [view.columns, names.data],
  );
  const example = useMemo(() => exampleFilter(names.data), [names.data]);
  const { shown, equalCount } = useShownColumns(scope, view, columns);
  const fields = useMemo(() => columns.map(({ field }) => field), [columns]);
  const needs = useMemo(() => ({ scope, view, fields }), [scope, view, fields]);
  const isReady = view.columns !== undefined || names.data !== undefined || names.error !== null;
  const list = useRunList(needs, view, isReady);
  const topRuns = useTopRuns(view, fields);
  const drawn = useDrawnRuns(scope, view, list.firstRows, topRuns);
  const order = useMemo(() => list.firstRows.map(({ id }) => id), [list.firstRows]);

  const chooseAll = useChooseAll(scope, view, onView);
  const actions = useRunActions(view, onView, list, order, chooseAll);
  const tools = useRunTools({
    view,
    list,
    topRuns,
    drawn: drawn.ids,
    metadata: metadata.data,
    needs,
    actions,
    baselineIds,
  });
  const chosen = view.selected ?? [];

  const { rowCount, listKey, firstRows } = list;
  const { ids: drawnIds } = drawn;
  const { hidden } = view;
  const onHideFinished = useCallback(() => {
    const ended = firstRows.flatMap((row) =>
      row.kind === 'run' && row.run.endedMs !== null && drawnIds.has(row.id) ? [row.id] : [],
    );
    onView({ hidden: [...new Set([...(hidden ?? []), ...ended])].slice(0, maximumSelected) });
  }, [firstRows, drawnIds, hidden, onView]);
  useEffect(() => {
    if (rowCount !== undefined) performance.mark('assay:rows-shown', { detail: { rows: rowCount } });
  }, [rowCount, listKey]);

  const isFilterFault = list.error instanceof AssayError && list.error.code === 'InvalidFilter';
  const matching = list.runTotal ?? list.total;
  const question = tableQuestion(needs);
  const exportMenu = (label: string, runIds?: readonly string[]) => (
    <ExportMenu
      label={label}
      title="runs"
      read={(reading) =>
        question.kind === 'groups' && runIds === undefined
          ? readGroupsTable(question.asked, reading)
          : readRunsTable(
              runIds === undefined
                ? question.asked
                : { runIds: [...runIds], ...(view.sort !== undefined && { sort: view.sort }) },
              shown.map(({ field }) => field),
              reading,
            )
      }
    />
  );
  const table = (
    <div className="run-table">
      {chosen.length > 0 && (
        <BulkBar
          scope={scope}
          chosen={chosen}
          matching={matching}
          onChooseAll={() => chooseAll('all')}
          onCompare={() => compare(chosen)}
          onClear={() => onView({ selected: undefined })}
        >
          {exportMenu('Export…', chosen)}
        </BulkBar>
      )}
      {list.error !== null && !isFilterFault && <FaultNotice error={list.error} what="the runs" onRetry={list.retry} />}
      {rowCount === undefined && list.error === null && <Skeleton rows={10} />}
      {rowCount !== undefined && (
        <RunGrid
          list={list}
          topRuns={topRuns}
          columns={columns}
          shown={shown}
          tools={tools}
          view={view}
          onView={onView}
          onCompare={() => compare(chosen)}
          onHideFinished={onHideFinished}
          foot={rowCount === 0 ? <EmptyFoot view={view} onView={onView} /> : undefined}
        />
      )}
    </div>
  );
  return (
    <div className="run-workspace">
      <RunToolbar
        names={names.data}
        columns={columns}
        view={view}
        onView={onView}
        count={rowCount === undefined ? '' : countWords(list.total, list.runTotal)}
        equalCount={equalCount}
        hasBaseline={view.baseline !== undefined || usualBaseline !== undefined}
        experimentId={experimentId}
        hasNested={list.firstRows.some(
          (row) => row.kind === 'run' && (row.run.childCount > 0 || row.run.parentRunId !== null),
        )}
        filter={
          <>
            <QueryBox
              label="Filter the runs"
              placeholder={example}
              value={view.filter ?? ''}
              onChange={(filter) => onView({ filter: filter === '' ? undefined : filter })}
              error={list.error}
              shiftedBy={view.brush === undefined ? 0 : 1}
              scope={scoped}
              names={names.data}
            />
            <AddCondition view={view} onView={onView} scope={scoped} names={names.data} />
          </>
        }
        tools={
          <>
            {exportMenu('Export')}
            <ViewBar experimentId={experimentId} />
          </>
        }
      />
      <QueryChips view={view} onView={onView} scope={scoped} names={names.data} />
      <SplitPane
        label="Room for the table beside the charts"
        percent={view.split ?? usualSplit}
        onChange={(split) => onView({ split: split === usualSplit ? undefined : split }, 'replace')}
        first={table}
        second={<RunPanels scope={scope} runs={drawn.runs} groups={drawn.groups} view={view} onView={onView} />}
      />
    </div>
  );
}

const countWords = (total: number, runTotal: number | undefined): string =>
  runTotal === undefined ? countOf(total, 'run') : `${countOf(total, 'group')} of ${countOf(runTotal, 'run')}`;
