import type { DataTable, PanelBlock } from '../block.ts';
import { fieldName } from '../field-name.ts';
import { durationText, numberText, plural, timeText } from '../../figure/number-text.ts';
import type { PanelSpecOf } from '../panel-fields.ts';
import type { RunColumn, RunColumns } from '../run-columns.ts';

const times: ReadonlySet<string> = new Set(['created', 'updated', 'started', 'ended']);

/** Runs with the fields that were asked for. */
export function tablePanel(spec: PanelSpecOf<'table'>, runs: RunColumns): PanelBlock[] {
  if (runs.ids.length === 0) return [{ kind: 'fault', isEmpty: true, message: 'No runs match.' }];
  const order = spec.sort === undefined ? 'the newest first' : `by ${orderText(spec.sort)}`;
  const shown =
    runs.ids.length < runs.total
      ? `The first ${runs.ids.length} of ${plural(runs.total, 'run')}`
      : plural(runs.total, 'run');
  return [{ kind: 'table', caption: `${shown}, ${order}.`, table: runTable(runs) }];
}

export function runTable({ ids, columns }: RunColumns): DataTable {
  const printed = columns.map(printedColumn);
  return {
    columns: columns.map(({ field }, i) => ({ name: fieldName(field), isNumeric: printed[i]?.isNumeric ?? false })),
    rows: ids.map((_, row) => printed.map(({ cells }) => cells[row] ?? null)),
    runIds: [...ids],
  };
}

function printedColumn({ field, values }: RunColumn): { isNumeric: boolean; cells: (string | number | null)[] } {
  const isNumeric = values.some((value) => value !== null) && values.every((value) => typeof value !== 'string');
  if (times.has(field)) return { isNumeric: true, cells: values.map((value) => textOf(value, timeText)) };
  if (field === 'duration')
    return { isNumeric: true, cells: values.map((value) => textOf(value, (seconds) => durationText(seconds * 1000))) };
  return { isNumeric, cells: values.map((value) => cellOf(value)) };
}

const textOf = (value: number | string | null, print: (value: number) => string): string | null =>
  typeof value === 'number' ? print(value) : value;

/** A number stays one where it is finite. */
export const cellOf = (value: number | string | null): number | string | null =>
  typeof value === 'number' && !Number.isFinite(value) ? numberText(value) : value;

/** An order as people say it: "loss (min), then name, the greatest first". */
const orderText = (sort: string): string =>
  sort
    .split(/,\s*/)
    .map((key) => {
      const [, field = key, way] = /^(.*?)(?:\s+(asc|desc))?$/i.exec(key.trim()) ?? [];
      return `${fieldName(field)}${way?.toLowerCase() === 'desc' ? ', the greatest first' : ''}`;
    })
    .join(', then ');
