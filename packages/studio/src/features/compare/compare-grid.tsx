import { useCallback, useMemo, type ReactNode } from 'react';
import { DataGrid } from '../../widgets/data-table/data-grid.tsx';
import type { GridColumn } from '../../widgets/data-table/grid-column.ts';
import { MiddleText } from '../../widgets/middle-text.tsx';
import type { ComparedRun } from './use-compared-runs.ts';

export interface CompareRow {
  readonly id: string;
  readonly name: string;
  /** Explains the name. */
  readonly hint?: string;
}

interface CompareGridProps<Row extends CompareRow> {
  readonly label: string;
  readonly runs: readonly ComparedRun[];
  readonly baselineId: string;
  readonly rows: readonly Row[];
  /** The same function as long as it shows the same. */
  readonly cell: (row: Row, run: number) => ReactNode;
  readonly isNumber?: boolean;
  readonly foot?: ReactNode;
}

const rowHeightPx = 28;
const nothing = (): void => undefined;

const nameCell = ({ name, hint }: CompareRow): ReactNode => (
  <span title={hint}>
    <MiddleText text={name} />
  </span>
);

/** A table whose rows are facts and whose columns are runs, of both any number. */
export function CompareGrid<Row extends CompareRow>(props: CompareGridProps<Row>) {
  const { label, runs, baselineId, rows, cell, isNumber = false, foot } = props;
  const columns = useMemo(
    (): readonly GridColumn<Row>[] => [
      { id: 'name', header: 'Name', widthPx: 240, isPinned: true, isMovable: false, cell: nameCell },
      ...runs.map(({ run, shortName }, place): GridColumn<Row> => ({
        id: run.id,
        header: run.id === baselineId ? `${shortName} (baseline)` : shortName,
        hint: run.name,
        widthPx: 160,
        isNumber,
        isMovable: false,
        cell: (row) => cell(row, place),
      })),
    ],
    [runs, baselineId, cell, isNumber],
  );
  const places = useMemo(() => new Map(rows.map((row, place) => [row.id, place])), [rows]);
  const rowAt = useCallback((place: number) => rows[place], [rows]);
  const placeOf = useCallback((row: Row) => places.get(row.id), [places]);
  return (
    <DataGrid
      label={label}
      columns={columns}
      rowCount={rows.length}
      rowAt={rowAt}
      placeOf={placeOf}
      listKey={label}
      rowHeightPx={rowHeightPx}
      onSort={nothing}
      onResize={nothing}
      onMove={nothing}
      onWindow={nothing}
      isSelected={isNever}
      foot={foot}
    />
  );
}

const isNever = (): boolean => false;
