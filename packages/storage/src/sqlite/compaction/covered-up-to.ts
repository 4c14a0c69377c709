import type { Connection } from '../connection.ts';

/** Rows of the metric log up to this one are in the stored summaries; only they are sealed, since the others are needed after a crash. */
export const coveredUpTo = (connection: Connection): number =>
  Number(connection.get("SELECT value FROM meta WHERE key = 'summary_seq'")?.['value'] ?? 0);
