import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { isSegmentName, segmentFolder } from '../../segments/segment-file.ts';
import type { Connection } from '../connection.ts';

/**
 * Removes segment files that the catalogue does not name. In the writer, since a file that is about to be sealed looks alike: whoever asks must
 * know that no seal of these files can still come.
 */
export function removeOrphans(connection: Connection, dataFolder: string, files: readonly string[]): number {
  let removed = 0;
  for (const file of files) {
    if (!isSegmentName(file)) continue;
    if (connection.get('SELECT 1 FROM metric_segment WHERE file = ?', file) !== undefined) continue;
    rmSync(join(segmentFolder(dataFolder), file), { force: true });
    removed++;
  }
  return removed;
}
