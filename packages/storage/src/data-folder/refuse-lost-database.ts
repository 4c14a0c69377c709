import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AssayError } from '@assay/base';
import { isSegmentName, segmentFolder } from '../segments/segment-file.ts';

/** A write-ahead log without a single commit is no longer than its head. */
const journalHeadBytes = 32;

/**
 * Throws when the folder holds points but its database is gone or empty. A fresh one would name none of the segments, and the compactor
 * would then remove them.
 */
export function refuseLostDatabase(folder: string): void {
  const file = join(folder, 'assay.db');
  if (sizeOf(file) > 0 || sizeOf(`${file}-wal`) > journalHeadBytes) return;
  const segments = segmentFolder(folder);
  if (!existsSync(segments) || !readdirSync(segments).some(isSegmentName)) return;
  throw new AssayError(
    'Unavailable',
    `The database ${file} is ${existsSync(file) ? 'empty' : 'not there'}, yet ${segments} holds points that belong to it. ` +
      'Restore a backup of the folder; to begin anew, choose another with --data.',
  );
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
