import type { RunPage, RunRow } from '@assay/wire';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { AssayError } from '@assay/base';
import { sharedPrefix } from '../../lib/format/shared-prefix.ts';
import { countOf } from '../../lib/format/format-number.ts';
import { metricMetadataQuery } from '../../lib/queries/experiment-queries.ts';
import type { RunScope } from '../../lib/queries/query-key.ts';
import { columnsQuery, runsQuery } from '../../lib/queries/run-queries.ts';
import { useAllPages } from '../../lib/use-all-pages.ts';
import { useViewChange } from '../../lib/use-view.ts';
import { nextSort, printSort, readSort } from '../../lib/view-state/sort.ts';
import { maximumSelected, type ViewState } from '../../lib/view-state/view-state.ts';
import { DataTable } from '../../widgets/data-table/data-table.tsx';
import { FaultNotice } from '../../widgets/fault-notice.tsx';
import { FilterBox } from '../../widgets/filter-box.tsx';
import { Skeleton } from '../../widgets/skeleton.tsx';
import { ComparePane } from '../compare/compare-pane.tsx';
import { DeletionToast } from '../deletion/deletion-toast.tsx';
import { useRunDeletion } from '../deletion/use-run-deletion.ts';
import { ViewBar } from '../views/view-bar.tsx';
import { ColumnPicker } from './column-picker.tsx';
import { defaultFields, exampleFilter, numericParameters, searchOf } from './run-fields-shown.ts';
import './run-workspace.css';
import { runColumns } from './run-columns.tsx';

interface RunWorkspaceProps {
  readonly scope: RunScope;
  readonly view: ViewState;
}

const rowsOf = (page: RunPage): readonly RunRow[] => page.runs;

/** The runs of an experiment as a table, and the curves of those that are chosen beside it. */
export function RunWorkspace({ scope, view }: RunWorkspaceProps) {
  const changeView = useViewChange();
  const experimentId = 'experimentId' in scope ? scope.experimentId : null;
  const names = useQuery(columnsQuery(experimentId));
  const metadata = useQuery({ ...metricMetadataQuery(experimentId ?? ''), enabled: experimentId !== null });
  const goals = useMemo(
    () => new Map(metadata.data?.metrics.map((metric) => [metric.name, metric.goal])),
    [metadata.data],
  );
  const fields = useMemo(
    () => view.columns?.map(({ field }) => field) ?? defaultFields(names.data),
    [view.columns, names.data],
  );
  const answer = useInfiniteQuery({
    ...runsQuery(scope, searchOf(view, fields)),
    enabled: view.columns !== undefined || names.data !== undefined || names.error !== null,
  });
  const { pages, rows, onEnd } = useAllPages(answer, rowsOf);
  const total = pages?.[0]?.total;

  const selected = useMemo(() => new Set(view.selected), [view.selected]);
  const toggle = useCallback(
    (runId: string) => {
      const rest = [...selected].filter((id) => id !== runId);
      const next = selected.has(runId) ? rest : [...rest, runId].slice(-maximumSelected);
      changeView({ selected: next.length === 0 ? undefined : next }, 'replace');
    },
    [selected, changeView],
  );
  const deletion = useRunDeletion();
  const deleteChosen = async (): Promise<void> => {
    await deletion.remove([...selected]);
    changeView({ selected: undefined });
  };
  const shared = useMemo(() => sharedPrefix(rows.map(({ name }) => name)), [rows]);
  const numeric = JSON.stringify(numericParameters(rows));
  const columns = useMemo(
    () =>
      runColumns(fields, {
        selected,
        toggle,
        goals,
        numericKeys: new Set(JSON.parse(numeric) as string[]),
        sharedNamePrefix: shared,
      }),
    [fields, selected, toggle, goals, numeric, shared],
  );

  const sort = readSort(view.sort);
  const isFilterFault = answer.error instanceof AssayError && answer.error.code === 'InvalidFilter';
  return (
    <div className="run-workspace">
      <div className="run-toolbar">
        <FilterBox
          label="Filter the runs"
          placeholder={exampleFilter(names.data)}
          value={view.filter ?? ''}
          onChange={(filter) => changeView({ filter })}
          error={answer.error}
        />
        <span className="run-toolbar-count muted" role="status">
          {total === undefined ? '' : countOf(total, 'run')}
        </span>
        {selected.size > 0 && (
          <>
            <button type="button" className="button" onClick={() => changeView({ selected: undefined })}>
              Clear {countOf(selected.size, 'chosen run')}
            </button>
            <button type="button" className="button" disabled={deletion.isBusy} onClick={() => void deleteChosen()}>
              Delete {selected.size === 1 ? 'it' : 'them'}
            </button>
          </>
        )}
        <ViewBar experimentId={experimentId} />
        <ColumnPicker
          names={names.data}
          shown={fields}
          onChange={(shown) => changeView({ columns: shown.map((field) => ({ field })) }, 'replace')}
          onReset={view.columns === undefined ? undefined : () => changeView({ columns: undefined }, 'replace')}
        />
      </div>
      {answer.error !== null && !isFilterFault && (
        <FaultNotice error={answer.error} what="the runs" onRetry={() => void answer.refetch()} />
      )}
      <div className="run-workspace-body">
        {pages === undefined && answer.error === null && (
          <div style={{ flex: 1 }}>
            <Skeleton rows={10} />
          </div>
        )}
        {pages !== undefined && (
          <DataTable
            label="Runs"
            columns={columns}
            rows={rows}
            rowId={(row) => row.id}
            sort={sort}
            onSort={(columnId) => changeView({ sort: printSort(nextSort(sort, columnId)) })}
            isSelected={(row) => selected.has(row.id)}
            onEnd={onEnd}
            {...(total !== undefined && { rowCount: total })}
            isStale={answer.data === undefined}
            foot={rows.length === 0 ? <EmptyFoot filter={view.filter} /> : undefined}
          />
        )}
        {selected.size > 0 && (
          <ComparePane
            runIds={view.selected ?? []}
            known={rows}
            metrics={names.data?.metrics ?? []}
            view={view}
            onView={changeView}
            onRemove={toggle}
          />
        )}
      </div>
      <DeletionToast deletion={deletion} />
    </div>
  );
}

function EmptyFoot({ filter }: { readonly filter: string | undefined }) {
  return (
    <p>
      {filter === undefined
        ? 'No runs here yet. They appear as soon as they are logged.'
        : 'No run matches the filter.'}
    </p>
  );
}
