import type { ProjectId } from '@assay/base';
import type { TableName } from '@assay/core';
import type { Connection } from '../connection.ts';
import { allTables } from '../tables/all-tables.ts';
import { columnOf } from './conditions.ts';

/** Writes the field that stands apart, when `values` has it (beside the row's id). `isNew`: the row was just inserted. */
export function storeSatellite(
  connection: Connection,
  projectId: ProjectId,
  table: TableName,
  values: Readonly<Record<string, unknown>>,
  isNew: boolean,
): void {
  const { satellite, table: owner } = allTables[table];
  const value = satellite && values[satellite.field];
  if (satellite === undefined || value === undefined) return;
  const isAbsent = value === satellite.absent;
  if (isAbsent && isNew) return;
  const id = columnOf(table, 'id').bind(values['id']);
  const rowNumber = `(SELECT n FROM ${owner} WHERE project_id = ?1 AND id = ?2)`;
  if (isAbsent)
    connection.run(`DELETE FROM ${satellite.table} WHERE project_id = ?1 AND run = ${rowNumber}`, projectId, id);
  else
    connection.run(
      `INSERT INTO ${satellite.table} (run, project_id, ${satellite.column}) VALUES (${rowNumber}, ?1, ?3) ` +
        `ON CONFLICT (run) DO UPDATE SET ${satellite.column} = excluded.${satellite.column}`,
      projectId,
      id,
      columnOf(table, satellite.field).bind(value),
    );
}
