import type { Connection } from '../connection.ts';

/** The newest row of the run's log that a part stands for; 0 when there is none. Rows up to it are no longer to be read. */
export const sealedUpTo = (connection: Connection, run: number): number =>
  Number(
    connection.get('SELECT last_seq FROM metric_part WHERE run = ? ORDER BY first_seq DESC LIMIT 1', run)?.[
      'last_seq'
    ] ?? 0,
  );
