import type { EpochMs, ProjectId, RunId } from '@assay/base';
import type { StudyId, TrialHead } from '@assay/core';
import type { SQLOutputValue } from 'node:sqlite';
import type { Connection } from '../connection.ts';
import { blobOfId, idOfBlob } from '../id-blob.ts';

const sql =
  'SELECT t.number, t.run_id, t.state, t.trial_values, t.parameters, t.objectives, t.constraints, t.note, t.worker, t.retry_of, ' +
  't.created_ms, t.started_ms, t.ended_ms, t.revision FROM trial t WHERE t.project_id = ?1 AND t.study_id = ?2';

/** By number; with `since` those whose revision is greater. */
export function trialHeads(
  connection: Connection,
  projectId: ProjectId,
  studyId: StudyId,
  since: number | undefined,
): TrialHead[] {
  const rows =
    since === undefined
      ? connection.allArrays(`${sql} ORDER BY t.number`, projectId, blobOfId(studyId))
      : connection.allArrays(`${sql} AND t.revision > ?3 ORDER BY t.revision`, projectId, blobOfId(studyId), since);
  const heads = rows.map(headOf);
  return since === undefined ? heads : heads.sort((a, b) => a.number - b.number);
}

const headOf = (row: readonly SQLOutputValue[]): TrialHead => ({
  number: Number(row[0]),
  runId: row[1] === null ? null : (idOfBlob(row[1]) as RunId),
  state: String(row[2]) as TrialHead['state'],
  values: String(row[3]),
  parameters: textOrNull(row[4]),
  objectives: textOrNull(row[5]),
  constraints: textOrNull(row[6]),
  note: textOrNull(row[7]),
  worker: textOrNull(row[8]),
  retryOf: row[9] === null ? null : Number(row[9]),
  createdMs: Number(row[10]) as EpochMs,
  startedMs: timeOrNull(row[11]),
  endedMs: timeOrNull(row[12]),
  revision: Number(row[13]),
});

const textOrNull = (value: SQLOutputValue | undefined): string | null => (value === null ? null : String(value));
const timeOrNull = (value: SQLOutputValue | undefined): EpochMs | null =>
  value === null ? null : (Number(value) as EpochMs);
