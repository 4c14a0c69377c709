import type { EpochMs, ExperimentId, ProjectId, RunId } from '@assay/base';
import type { RunHead, RunStatus } from '@assay/core';
import type { SQLOutputValue } from 'node:sqlite';
import type { Connection } from '../connection.ts';
import { idOfBlob } from '../id-blob.ts';

const sql =
  'SELECT j.key, r.experiment_id, r.parent_id, r.name, r.description, r.status, r.source, r.created_by, r.created_ms, ' +
  'r.started_ms, r.ended_ms, r.deleted_ms FROM json_each(?2) j CROSS JOIN run r ON r.project_id = ?1 AND r.id = unhex(j.value)';

/** In the order of the ids; those that no run has are left out. */
export function runHeads(connection: Connection, projectId: ProjectId, runIds: readonly RunId[]): RunHead[] {
  const heads: RunHead[] = [];
  for (const row of connection.allArrays(sql, projectId, JSON.stringify(runIds))) {
    const id = runIds[Number(row[0])];
    if (id === undefined) continue;
    heads.push({
      id,
      experimentId: idOrNull(row[1]) as ExperimentId | null,
      parentRunId: idOrNull(row[2]) as RunId | null,
      name: String(row[3]),
      description: String(row[4]),
      status: String(row[5]) as RunStatus,
      source: String(row[6]),
      createdBy: String(row[7]),
      createdMs: Number(row[8]) as EpochMs,
      startedMs: timeOrNull(row[9]),
      endedMs: timeOrNull(row[10]),
      deletedMs: timeOrNull(row[11]),
    });
  }
  return heads;
}

const idOrNull = (value: SQLOutputValue | undefined): string | null => (value === null ? null : idOfBlob(value));
const timeOrNull = (value: SQLOutputValue | undefined): EpochMs | null =>
  value === null ? null : (Number(value) as EpochMs);
