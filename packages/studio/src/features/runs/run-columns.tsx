import { inPlace } from '../../lib/run-list/column-edits.ts';
import { parseRunField, type RunField } from '../../lib/run-field/run-field.ts';
import type { ColumnState } from '../../lib/view-state/view-state.ts';
import type { GridColumn } from '../../widgets/data-table/grid-column.ts';
import { EyeCell } from './eye-cell.tsx';
import { GroupFieldCell, RunFieldCell } from './field-cell.tsx';
import { fieldHint, fieldWords } from '../../lib/run-field/field-words.ts';
import { groupTitle } from './group-title.ts';
import { NameCell } from './name-cell.tsx';
import type { RunListRow } from './run-list-row.ts';
import type { RunTableTools } from './run-table-tools.ts';

type RunColumn = GridColumn<RunListRow>;

/** So many columns come before those that can be chosen. */
export const toolColumnCount = 3;

interface Heads {
  readonly choose: RunColumn['head'];
  readonly eye: RunColumn['head'];
}

/** The columns of the table of runs: choosing, curves, name, and one for each field that can be read. */
export function runColumns(columns: readonly ColumnState[], tools: RunTableTools, heads: Heads): readonly RunColumn[] {
  const nameWidthPx = columns.find(({ field }) => field === 'name')?.widthPx;
  return [
    chooseColumn(tools, heads.choose),
    eyeColumn(tools, heads.eye),
    nameColumn(tools, nameWidthPx),
    ...inPlace(columns).flatMap((column) => {
      const field = parseRunField(column.field);
      if (field === undefined || column.field === 'name') return [];
      return [fieldColumn(column, field, tools)];
    }),
  ];
}

const chooseColumn = ({ chosen, actions }: RunTableTools, head: RunColumn['head']): RunColumn => ({
  id: 'choose',
  header: 'Choose',
  head,
  widthPx: 32,
  isPinned: true,
  isMovable: false,
  cell: (row) =>
    row.kind === 'run' && (
      <input
        type="checkbox"
        tabIndex={-1}
        className="run-check"
        aria-label={`Choose ${row.run.name}`}
        checked={chosen.has(row.id)}
        onChange={(event) => actions.choose(row, event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)}
      />
    ),
});

const eyeColumn = ({ drawn, colourOf, by, actions }: RunTableTools, head: RunColumn['head']): RunColumn => ({
  id: 'eye',
  header: 'Curves',
  head,
  widthPx: 58,
  isPinned: true,
  isMovable: false,
  cell: (row) =>
    // While runs are grouped it is groups whose curves are drawn.
    (by.length === 0 || row.kind === 'group') && (
      <EyeCell
        id={row.id}
        name={row.kind === 'run' ? row.run.name : groupTitle(by, row.group.key)}
        isDrawn={drawn.has(row.id)}
        colour={colourOf(row)}
        onTurn={actions.turnEye}
        onSolo={actions.turnSolo}
        onPaint={actions.paint}
      />
    ),
});

const nameColumn = (tools: RunTableTools, widthPx = 250): RunColumn => ({
  id: 'name',
  header: tools.by.length === 0 ? 'Run' : 'Group',
  widthPx,
  isSortable: tools.by.length === 0,
  isPinned: true,
  isMovable: false,
  cell: (row) => <NameCell row={row} tools={tools} />,
});

function fieldColumn(
  { field: id, widthPx, isPinned = false }: ColumnState,
  field: RunField,
  tools: RunTableTools,
): RunColumn {
  const header = fieldWords(field);
  return {
    id,
    header,
    hint: fieldHint(field),
    widthPx: widthPx ?? usualWidth(field, header, tools.by.length > 0),
    isPinned,
    isNumber:
      field.kind === 'metric' ||
      (field.kind === 'attribute' && field.name === 'duration') ||
      (field.kind === 'parameter' && tools.numericKeys.has(field.key)),
    isSortable: tools.by.length === 0 || tools.by.includes(id) || tools.aggregated.includes(id),
    cell: (row) =>
      row.kind === 'run' ? (
        <RunFieldCell run={row.run} field={field} tools={tools} />
      ) : (
        <GroupFieldCell group={row.group} field={field} id={id} tools={tools} />
      ),
  };
}

/** Room for the name of a column and its values, within reason. */
function usualWidth(field: RunField, header: string, isGrouped: boolean): number {
  if (field.kind === 'attribute') return attributeWidthsPx[field.name] ?? (isGrouped ? 150 : 104);
  return Math.min(200, Math.max(isGrouped ? 130 : 96, 46 + Math.round(header.length * 7.2)));
}

const attributeWidthsPx: Readonly<Record<string, number>> = {
  status: 112,
  id: 250,
  description: 220,
  status_message: 220,
  experiment: 160,
  name: 200,
};
