import type { ProjectId } from '@assay/base';
import type { Connection } from '../connection.ts';

/** The number of a name that somebody used, or undefined: then nothing has a value under it. */
export function nameNumber(connection: Connection, projectId: ProjectId, text: string): number | undefined {
  const row = connection.get('SELECT n FROM name WHERE project_id = ? AND text = ?', projectId, text);
  return row && Number(row['n']);
}
