import type { ProjectId } from '@assay/base';
import type { Field, MetricField } from '@assay/core';
import type { Connection } from '../connection.ts';
import { goalOf } from '../search/metric-value.ts';
import type { ColumnPart } from './column-source.ts';
import type { ReadableColumn } from './value-column.ts';

const span = { start: 0, end: 0 };

interface Columns {
  readonly end: number;
  column(field: Field, part: ColumnPart): ReadableColumn | null | undefined;
}

/** The best value of a metric whose goal differs between experiments: of each run the least or the greatest. */
export function bestColumn(
  connection: Connection,
  projectId: ProjectId,
  columns: Columns,
  field: MetricField,
): ReadableColumn | null | undefined {
  const least = columns.column({ ...field, statistic: 'min' }, 'number');
  const greatest = columns.column({ ...field, statistic: 'max' }, 'number');
  const homes = columns.column({ kind: 'attribute', name: 'experiment_id', span }, 'text');
  if (!least || !greatest || !homes) return least;
  const rows = connection.allArrays(
    'SELECT lower(hex(experiment_id)), goal FROM metric_metadata WHERE project_id = ? AND name = ? AND goal IS NOT NULL',
    projectId,
    field.name,
  );
  const goals = new Map(rows.map(([id, goal]) => [String(id), goal]));
  const otherwise = goalOf(field.name);
  const minimized = homes.texts.map((id) => (goals.get(id) ?? otherwise) === 'minimize');
  const numbers = new Float64Array(columns.end).fill(Number.NaN);
  for (let run = 0; run < columns.end; run++) {
    const isLeast = minimized[homes.numbers[run] ?? -1] ?? otherwise === 'minimize';
    numbers[run] = (isLeast ? least : greatest).numbers[run] ?? Number.NaN;
  }
  return { present: least.present, numbers, texts: [], ranks: () => numbers, rankOf: () => Number.NaN };
}
