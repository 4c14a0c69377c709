import type { RunRow } from '@assay/wire';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, type KeyboardEvent, type ReactNode } from 'react';
import { countOf } from '../../lib/format/format-number.ts';
import { rowHeightsPx, usePreferences } from '../../lib/prefs/preferences.ts';
import { parseRunField } from '../../lib/run-field/run-field.ts';
import { useShortcutList } from '../../lib/keys/shortcuts.ts';
import type { ViewChange } from '../../lib/use-view.ts';
import { nextSort, printSort, readSort } from '../../lib/view-state/sort.ts';
import type { ColumnState, ViewState } from '../../lib/view-state/view-state.ts';
import { DataGrid } from '../../widgets/data-table/data-grid.tsx';
import { ColumnMenu } from './column-menu.tsx';
import { EyeMenu } from './eye-menu.tsx';
import { runColumns } from './run-columns.tsx';
import type { RunListRow } from './run-list-row.ts';
import type { RunTableTools } from './run-table-tools.ts';
import { tableShortcuts } from './table-shortcuts.ts';
import { useColumnEdits } from './use-column-edits.ts';
import type { RunList } from './use-run-list.ts';

interface RunGridProps {
  readonly list: RunList;
  readonly topRuns: readonly RunRow[];
  /** All columns of the view, and those of them that are shown. */
  readonly columns: readonly ColumnState[];
  readonly shown: readonly ColumnState[];
  readonly tools: RunTableTools;
  readonly view: ViewState;
  readonly onView: ViewChange;
  readonly onCompare: () => void;
  readonly onHideFinished: () => void;
  readonly foot: ReactNode;
}

/** The table of runs. */
export function RunGrid(props: RunGridProps) {
  const { list, topRuns, columns, shown, tools, view, onView, onCompare, onHideFinished, foot } = props;
  const navigate = useNavigate();
  const { density } = usePreferences();
  useShortcutList(tableShortcuts);
  const { actions, chosen } = tools;
  const edits = useColumnEdits(columns, shown, view, onView);
  const gridColumns = useMemo(
    () =>
      runColumns(shown, tools, {
        choose: (
          <input
            type="checkbox"
            tabIndex={-1}
            className="run-check run-check-all"
            aria-label={chosen.size > 0 ? 'Choose none' : 'Choose all that match'}
            title={chosen.size > 0 ? 'Choose none' : 'Choose all that match'}
            checked={chosen.size > 0}
            onChange={actions.chooseAll}
          />
        ),
        eye: (
          <EyeMenu
            first={view.first}
            onFirst={(first) =>
              onView({ first: first === 10 ? undefined : first, hidden: undefined, shown: undefined, solo: undefined })
            }
            onHideFinished={onHideFinished}
          />
        ),
      }),
    [shown, tools, chosen.size, actions, view.first, onView, onHideFinished],
  );
  const topRows = useMemo<readonly RunListRow[]>(
    () => topRuns.map((run) => ({ kind: 'run', id: run.id, run, depth: 0, isOpen: undefined })),
    [topRuns],
  );
  const sort = readSort(view.sort);

  const onRowKey = (event: KeyboardEvent, row: RunListRow): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = keyActs[event.key.toLowerCase()];
    if (act === undefined) return;
    event.preventDefault();
    switch (act) {
      case 'open':
        if (row.kind === 'group') actions.unfold(row.id);
        else void navigate({ to: '/runs/$runId', params: { runId: row.id } });
        return;
      case 'choose':
        if (row.kind === 'run') actions.choose(row, event.shiftKey);
        return;
      case 'eye':
        if ((view.group !== undefined) !== (row.kind === 'group')) return;
        return event.shiftKey ? actions.turnSolo(row.id) : actions.turnEye(row.id);
      case 'pin':
        return row.kind === 'run' ? actions.pin(row.id) : undefined;
      case 'base':
        return row.kind === 'run' ? actions.hold(row.id) : undefined;
      case 'unfold':
        return row.isOpen === undefined ? undefined : actions.unfold(row.id);
      case 'compare':
        return onCompare();
    }
  };

  return (
    <DataGrid
      label="Runs"
      columns={gridColumns}
      rowCount={list.rowCount ?? 0}
      rowAt={list.rowAt}
      placeOf={list.placeOf}
      listKey={list.listKey}
      topRows={topRows}
      rowHeightPx={rowHeightsPx[density]}
      sort={sort}
      onSort={(columnId) => onView({ sort: printSort(nextSort(sort, columnId, isBestGreatest(columnId, tools))) })}
      onResize={edits.resize}
      onMove={edits.move}
      renderMenu={(columnId, onFit) => {
        const column = gridColumns.find(({ id }) => id === columnId);
        const field = parseRunField(columnId);
        return (
          <ColumnMenu
            isOwn={columnId === 'name'}
            isSortable={column?.isSortable === true}
            isPinned={column?.isPinned === true}
            isGrouped={view.group?.includes(columnId) === true}
            canGroup={field !== undefined}
            act={(what) => (what === 'fit' ? onFit() : edits.act(columnId, what))}
          />
        );
      }}
      isSelected={(row) => chosen.has(row.id)}
      linkOf={(row) => row.id}
      rowClass={(row) =>
        row.kind === 'group' ? 'run-group-row' : row.id === view.baseline ? 'run-base-row' : undefined
      }
      onWindow={list.onWindow}
      onRowKey={onRowKey}
      onExtend={actions.extend}
      newRows={(count) => countOf(count, 'new run')}
      isStale={list.isStale}
      foot={foot}
    />
  );
}

/** Whether the best runs stand first when the greatest values of a column do. */
function isBestGreatest(columnId: string, { goals }: RunTableTools): boolean {
  const field = parseRunField(columnId);
  return field?.kind === 'metric' && goals.get(field.name) === 'maximize' && !spread.has(field.statistic);
}

const spread: ReadonlySet<string> = new Set(['count', 'stddev']);

const keyActs: Readonly<Record<string, 'open' | 'choose' | 'eye' | 'pin' | 'base' | 'unfold' | 'compare'>> = {
  enter: 'open',
  ' ': 'choose',
  x: 'choose',
  e: 'eye',
  p: 'pin',
  b: 'base',
  o: 'unfold',
  c: 'compare',
};
