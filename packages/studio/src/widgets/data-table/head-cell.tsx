import type { DataColumn, DataSort } from './data-column.ts';

interface HeadCellProps<Row> {
  readonly column: DataColumn<Row>;
  /** Set on the column that the rows are sorted by. */
  readonly sort: DataSort | undefined;
  readonly onSort: ((columnId: string) => void) | undefined;
  readonly onResize: (event: unknown) => void;
  readonly pinnedAtPx: number | undefined;
}

export function HeadCell<Row>({ column, sort, onSort, onResize, pinnedAtPx }: HeadCellProps<Row>) {
  const names = [column.isNumber === true && 'number', pinnedAtPx !== undefined && 'data-table-pinned'];
  const canSort = column.isSortable === true && onSort !== undefined;
  const direction = sort === undefined ? 'none' : sort.isDescending ? 'descending' : 'ascending';
  return (
    <th
      scope="col"
      className={names.filter((name) => name !== false).join(' ')}
      aria-sort={canSort ? direction : undefined}
      title={column.hint ?? column.header}
      style={pinnedAtPx === undefined ? undefined : { left: pinnedAtPx }}
    >
      {canSort ? (
        <button type="button" className="data-table-head" onClick={() => onSort(column.id)}>
          <HeadText text={column.header} />
          <SortSign sort={sort} />
        </button>
      ) : (
        <span className="data-table-head">
          <HeadText text={column.header} />
        </span>
      )}
      <span className="data-table-grip no-print" aria-hidden="true" onMouseDown={onResize} onTouchStart={onResize} />
    </th>
  );
}

/** The end of a column's name tells more than its beginning: `metrics.validation/accuracy.max`. */
function HeadText({ text }: { readonly text: string }) {
  return <span style={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>{text}</span>;
}

function SortSign({ sort }: { readonly sort: DataSort | undefined }) {
  if (sort === undefined) return null;
  return (
    <svg className="data-table-sort" viewBox="0 0 9 9" aria-hidden="true">
      <path d={sort.isDescending ? 'M1 3l3.5 4L8 3z' : 'M1 6l3.5-4L8 6z'} fill="currentColor" />
    </svg>
  );
}
