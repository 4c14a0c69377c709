import type { EpochMs } from '@assay/base';
import { crashPoint } from '../../crash-point.ts';
import type { Connection } from '../connection.ts';
import { sealedUpTo } from './sealed-up-to.ts';
import type { NewPart, NewSegment } from './catalogue-request.ts';
import { inTransaction } from './in-transaction.ts';
import { insertPart, insertSegment, withdrawSegment } from './insert-segment.ts';

/**
 * From the commit on, the parts stand for the rows of the log that they were made of. A part is left out when its run is gone, or when
 * it does not begin with the first row of the run that is not sealed yet. Answers how many parts were taken.
 */
export function sealParts(
  connection: Connection,
  segment: NewSegment,
  parts: readonly NewPart[],
  now: EpochMs,
): number {
  const count = inTransaction(connection, () => {
    const number = insertSegment(connection, segment, now);
    let taken = 0;
    for (const part of parts) {
      if (!isNext(connection, part)) continue;
      insertPart(connection, number, part, now);
      taken++;
    }
    if (taken === 0) withdrawSegment(connection, number);
    crashPoint('compactor.seal-uncommitted');
    return taken;
  });
  crashPoint('compactor.after-seal');
  return count;
}

function isNext(connection: Connection, { projectId, run, firstSeq, lastSeq }: NewPart): boolean {
  const exists = connection.get('SELECT 1 FROM run WHERE n = ? AND project_id = ?', run, projectId);
  if (exists === undefined) return false;
  const next = connection.get(
    'SELECT min(seq) AS seq FROM metric_log WHERE run = ? AND seq > ?',
    run,
    sealedUpTo(connection, run),
  );
  const last = connection.get('SELECT 1 FROM metric_log WHERE seq = ? AND run = ?', lastSeq, run);
  return next?.['seq'] === firstSeq && last !== undefined;
}
