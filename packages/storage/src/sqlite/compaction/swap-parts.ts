import type { EpochMs } from '@assay/base';
import { crashPoint } from '../../crash-point.ts';
import type { Connection } from '../connection.ts';
import type { NewSegment, PartSwap } from './catalogue-request.ts';
import { markDead } from './dead-segments.ts';
import { inTransaction } from './in-transaction.ts';
import { insertPart, insertSegment, withdrawSegment } from './insert-segment.ts';

/**
 * Puts each merged part in the place of those that it was made of; one of which any is gone (its run was purged) is left out.
 * Answers how many were taken.
 */
export function swapParts(
  connection: Connection,
  segment: NewSegment,
  swaps: readonly PartSwap[],
  now: EpochMs,
): number {
  const count = inTransaction(connection, () => {
    const number = insertSegment(connection, segment, now);
    const left = new Set<number>();
    let taken = 0;
    for (const { part, replaces } of swaps) {
      const numbers = JSON.stringify(replaces);
      const found = connection.all(
        'SELECT p.segment FROM json_each(?) j CROSS JOIN metric_part p ON p.n = j.value WHERE p.run = ?',
        numbers,
        part.run,
      );
      if (found.length !== replaces.length) continue;
      for (const row of found) left.add(Number(row['segment']));
      connection.run('DELETE FROM metric_part WHERE n IN (SELECT value FROM json_each(?))', numbers);
      insertPart(connection, number, part, now);
      taken++;
    }
    if (taken === 0) withdrawSegment(connection, number);
    markDead(connection, [...left], now);
    return taken;
  });
  crashPoint('compactor.merge-sealed');
  return count;
}
