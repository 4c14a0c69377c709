import type { ProjectId, RunId } from '@assay/base';
import type { TagRow } from '@assay/core';
import { Bindings } from '../bindings.ts';
import type { Connection } from '../connection.ts';
import { decodeRow, selectionOf } from './decode-row.ts';

/** Every run asked for has an entry; keys come in order of their code points. */
export function tagsOf(
  connection: Connection,
  projectId: ProjectId,
  runIds: readonly RunId[],
  keys: readonly string[] | undefined,
): Map<RunId, TagRow[]> {
  const found = new Map<RunId, TagRow[]>(runIds.map((id) => [id, []]));
  const bindings = new Bindings(projectId);
  const ids = bindings.add(JSON.stringify([...found.keys()]));
  let sql =
    `SELECT ${selectionOf('tag')} FROM json_each(${ids}) j CROSS JOIN tag t ON t.project_id = ?1 AND t.kind = 'run' ` +
    'AND t.entity_id = unhex(j.value) CROSS JOIN name k ON k.n = t.key';
  if (keys !== undefined)
    sql += ` WHERE k.text IN (SELECT value FROM json_each(${bindings.add(JSON.stringify(keys))}))`;
  for (const row of connection.all(`${sql} ORDER BY k.text`, ...bindings.values)) {
    const tag = decodeRow('tag', row);
    found.get(tag.entityId as RunId)?.push(tag);
  }
  return found;
}
