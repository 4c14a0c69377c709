import type { EpochMs, ProjectId, RunId } from '@assay/base';
import type { ParameterKind, ParameterRow } from '@assay/core';
import type { Connection } from '../connection.ts';

/** The place of the run among those asked for, then the row: read as arrays, in a third of the time that `decodeRow` takes. */
const selection = 'j.key, k.text, t.text, t.kind, t.number, t.logged_ms';
const runs = 'json_each(?2) j CROSS JOIN run r ON r.project_id = ?1 AND r.id = unhex(j.value)';
const ofAllKeys =
  `SELECT ${selection} FROM ${runs} ` +
  'CROSS JOIN parameter t ON t.project_id = ?1 AND t.run = r.n CROSS JOIN name k ON k.n = t.key ORDER BY k.text';
const ofKeys =
  `SELECT ${selection} FROM json_each(?3) m CROSS JOIN name k ON k.project_id = ?1 AND k.text = m.value ` +
  `CROSS JOIN ${runs} CROSS JOIN parameter t ON t.project_id = ?1 AND t.run = r.n AND t.key = k.n ORDER BY k.text`;

/** Every run asked for has an entry; keys come in order of their code points. */
export function parametersOf(
  connection: Connection,
  projectId: ProjectId,
  runIds: readonly RunId[],
  keys: readonly string[] | undefined,
): Map<RunId, ParameterRow[]> {
  const ids = [...new Set(runIds)];
  const found = new Map<RunId, ParameterRow[]>(ids.map((id) => [id, []]));
  const asked = JSON.stringify(ids);
  const rows =
    keys === undefined
      ? connection.allArrays(ofAllKeys, projectId, asked)
      : connection.allArrays(ofKeys, projectId, asked, JSON.stringify([...new Set(keys)]));
  for (const [place, key, text, kind, number, loggedMs] of rows) {
    const runId = ids[Number(place)];
    if (runId === undefined) continue;
    found.get(runId)?.push({
      projectId,
      runId,
      key: String(key),
      text: String(text),
      kind: String(kind) as ParameterKind,
      number: number === null ? null : Number(number),
      loggedMs: Number(loggedMs) as EpochMs,
    });
  }
  return found;
}
