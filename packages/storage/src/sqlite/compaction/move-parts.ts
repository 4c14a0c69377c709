import type { EpochMs } from '@assay/base';
import { crashPoint } from '../../crash-point.ts';
import type { Connection } from '../connection.ts';
import type { NewSegment, PartMove } from './catalogue-request.ts';
import { markDead } from './dead-segments.ts';
import { inTransaction } from './in-transaction.ts';
import { insertSegment, withdrawSegment } from './insert-segment.ts';

/** Parts that were copied, byte for byte, out of segments that are mostly dead. Answers how many were taken. */
export function moveParts(
  connection: Connection,
  segment: NewSegment,
  moves: readonly PartMove[],
  now: EpochMs,
): number {
  const count = inTransaction(connection, () => {
    const number = insertSegment(connection, segment, now);
    let taken = 0;
    for (const { part, fromSegment, byteOffset } of moves) {
      taken += connection.run(
        'UPDATE metric_part SET segment = ?, byte_offset = ? WHERE n = ? AND segment = ?',
        number,
        byteOffset,
        part,
        fromSegment,
      );
    }
    if (taken === 0) withdrawSegment(connection, number);
    markDead(connection, [...new Set(moves.map(({ fromSegment }) => fromSegment))], now);
    return taken;
  });
  crashPoint('compactor.parts-moved');
  return count;
}
