import type { ProjectId, RunId } from '@assay/base';
import type { ParameterRow } from '@assay/core';
import type { Connection } from '../connection.ts';
import { decodeRow, selectionOf } from './decode-row.ts';

const runs = 'json_each(?2) j CROSS JOIN run r ON r.project_id = ?1 AND r.id = unhex(j.value)';
const ofAllKeys = (): string =>
  `SELECT ${selectionOf('parameter')} FROM ${runs} ` +
  'CROSS JOIN parameter t ON t.project_id = ?1 AND t.run = r.n CROSS JOIN name k ON k.n = t.key ORDER BY k.text';
const ofKeys = (): string =>
  `SELECT ${selectionOf('parameter')} FROM json_each(?3) m CROSS JOIN name k ON k.project_id = ?1 AND k.text = m.value ` +
  `CROSS JOIN ${runs} CROSS JOIN parameter t ON t.project_id = ?1 AND t.run = r.n AND t.key = k.n ORDER BY k.text`;

/** Every run asked for has an entry; keys come in order of their code points. */
export function parametersOf(
  connection: Connection,
  projectId: ProjectId,
  runIds: readonly RunId[],
  keys: readonly string[] | undefined,
): Map<RunId, ParameterRow[]> {
  const found = new Map<RunId, ParameterRow[]>(runIds.map((id) => [id, []]));
  const ids = JSON.stringify([...found.keys()]);
  const rows =
    keys === undefined
      ? connection.all(ofAllKeys(), projectId, ids)
      : connection.all(ofKeys(), projectId, ids, JSON.stringify([...new Set(keys)]));
  for (const row of rows) {
    const parameter = decodeRow('parameter', row);
    found.get(parameter.runId)?.push(parameter);
  }
  return found;
}
