import { useCallback, useMemo, useState } from 'react';
import { countOf } from '../../lib/format/format-number.ts';
import { rowHeightsPx, usePreferences } from '../../lib/prefs/preferences.ts';
import { sortedTrials } from '../../lib/studies/sorted-trials.ts';
import { toggledTrial } from '../../lib/studies/trial-selection.ts';
import { nextSort, printSort, readSort } from '../../lib/view-state/sort.ts';
import { DataGrid } from '../../widgets/data-table/data-grid.tsx';
import type { StudyChartProps } from './study-chart.ts';
import { trialColumns, type TrialRow } from './trial-columns.tsx';

type TrialGridProps = Pick<StudyChartProps, 'study' | 'charted' | 'selection' | 'view' | 'onView'>;

/** All trials, the best first where nothing else is asked for. Rows are made as they come into view. */
export function TrialGrid({ study, charted, selection, view, onView }: TrialGridProps) {
  const { density } = usePreferences();
  const [widths, setWidths] = useState<Readonly<Record<string, number>>>({});
  const only = view.only === true ? selection : undefined;
  const sort = readSort(view.sort);
  const { columnId, isDescending } = sort ?? bestFirst(study.objectives);
  const order = useMemo(
    () => sortedTrials(charted, only, columnId, isDescending),
    [charted, only, columnId, isDescending],
  );
  const list = useMemo(() => rowsOf(order, charted.data.number), [order, charted]);
  const { trials } = view;
  const chosen = useMemo(() => new Set(trials), [trials]);
  const choose = useCallback((number: number) => onView({ trials: toggledTrial(trials, number) }), [trials, onView]);
  const columns = useMemo(
    () =>
      trialColumns(charted, chosen, choose).map((column) => ({
        ...column,
        widthPx: widths[column.id] ?? column.widthPx,
      })),
    [charted, chosen, choose, widths],
  );
  return (
    <div className="trial-table">
      <div className="trial-table-head no-print">
        <span className="muted">{countOf(order.length, 'trial')}</span>
        <label>
          <input
            type="checkbox"
            checked={view.only === true}
            onChange={(event) => onView({ only: event.target.checked ? true : undefined })}
          />{' '}
          Only what is selected
        </label>
      </div>
      <DataGrid
        label="Trials"
        columns={columns}
        rowCount={order.length}
        rowAt={list.rowAt}
        placeOf={list.placeOf}
        listKey={`${study.id} ${view.sort ?? ''} ${view.only === true ? 'only' : ''}`}
        rowHeightPx={rowHeightsPx[density]}
        sort={sort}
        onSort={(id) => onView({ sort: printSort(nextSort(sort, id)) })}
        onResize={(id, widthPx) => setWidths({ ...widths, [id]: widthPx })}
        onMove={() => undefined}
        isSelected={({ row }) => selection?.[row] === 1}
        linkOf={linkOf}
        onWindow={() => undefined}
        onRowKey={(event, { number }) => {
          if (event.key !== ' ' && event.key !== 'x') return;
          event.preventDefault();
          choose(number);
        }}
        onExtend={(_, { number }) => {
          if (!chosen.has(number)) choose(number);
        }}
        newRows={(count) => countOf(count, 'new trial')}
        foot={
          order.length === 0 && (
            <p>
              {charted.data.count === 0
                ? 'No trials yet. They appear here as workers ask for them.'
                : view.only === true
                  ? 'Nothing is selected. Draw over a chart, or click a dot.'
                  : 'All trials are hidden. Show a state above.'}
            </p>
          )
        }
      />
    </div>
  );
}

const linkOf = ({ number }: TrialRow): string => String(number);

const bestFirst = ([first]: StudyChartProps['study']['objectives']) => ({
  columnId: 'objectives.0',
  isDescending: first?.direction === 'maximize',
});

function rowsOf(order: Uint32Array, numbers: Int32Array) {
  const made = new Map<number, TrialRow>();
  let placeOfNumber: Map<number, number> | undefined;
  return {
    rowAt: (index: number): TrialRow | undefined => {
      const row = order[index];
      if (row === undefined) return undefined;
      const known = made.get(row) ?? { row, number: numbers[row] ?? 0 };
      made.set(row, known);
      return known;
    },
    placeOf: ({ number }: TrialRow): number | undefined => {
      placeOfNumber ??= new Map(Array.from(order, (row, place) => [numbers[row] ?? 0, place]));
      return placeOfNumber.get(number);
    },
  };
}
