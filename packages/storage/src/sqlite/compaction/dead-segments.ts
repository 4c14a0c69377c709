import type { EpochMs } from '@assay/base';
import type { Connection } from '../connection.ts';
import { inTransaction } from './in-transaction.ts';

/** Notes since when no part names them, within the open transaction. Answers how many that is true of newly. */
export const markDead = (connection: Connection, segments: readonly number[], now: EpochMs): number =>
  connection.run(
    'UPDATE metric_segment SET dead_ms = ? WHERE n IN (SELECT value FROM json_each(?)) AND dead_ms IS NULL AND ' +
      'NOT EXISTS (SELECT 1 FROM metric_part p WHERE p.segment = metric_segment.n)',
    now,
    JSON.stringify(segments),
  );

export const noteDeadSegments = (connection: Connection, segments: readonly number[], now: EpochMs): number =>
  inTransaction(connection, () => markDead(connection, segments, now));

/** Removes the rows of dead segments once their files are gone. */
export const forgetSegments = (connection: Connection, segments: readonly number[]): number =>
  inTransaction(connection, () =>
    connection.run(
      'DELETE FROM metric_segment WHERE n IN (SELECT value FROM json_each(?)) AND dead_ms IS NOT NULL',
      JSON.stringify(segments),
    ),
  );
