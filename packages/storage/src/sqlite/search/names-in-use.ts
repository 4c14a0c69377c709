import type { ProjectId } from '@assay/base';
import type { UsedNames } from '@assay/core';
import type { Connection } from '../connection.ts';

const ofRuns = 'SELECT 1 FROM parameter t CROSS JOIN run r ON r.n = t.run WHERE t.project_id = ?1 AND t.key = k.n';
const taggedBy = (kind: string, table: string): string =>
  `SELECT 1 FROM tag t CROSS JOIN ${table} r ON r.project_id = ?1 AND r.id = t.entity_id ` +
  `WHERE t.project_id = ?1 AND t.kind = '${kind}' AND t.key = k.n`;

/** Is there something that has the name `k`? */
const uses: Readonly<Record<UsedNames, string>> = {
  parameters: ofRuns,
  metrics: 'SELECT 1 FROM metric_summary t CROSS JOIN run r ON r.n = t.run WHERE t.project_id = ?1 AND t.name = k.n',
  runTags: taggedBy('run', 'run'),
  groupTags: taggedBy('group', 'run_group'),
  experimentTags: taggedBy('experiment', 'experiment'),
};

/** Names in use by what is not deleted, in order of their code points. */
export function namesInUse(
  connection: Connection,
  projectId: ProjectId,
  of: UsedNames,
  prefix: string,
  limit: number,
): string[] {
  const rows = connection.all(
    `SELECT k.text FROM name k WHERE k.project_id = ?1 AND k.text LIKE ?2 ESCAPE '\\' ` +
      `AND EXISTS (${uses[of]} AND r.deleted_ms IS NULL) ORDER BY k.text LIMIT ?3`,
    projectId,
    `${prefix.replaceAll(/[\\%_]/g, '\\$&')}%`,
    limit,
  );
  return rows.map((row) => String(row['text']));
}
