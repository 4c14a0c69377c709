import type { Migration } from './migration.ts';

/** Fingerprints of 16 bytes, those of one commit in a row: batches whose senders do not count them. */
export const recentBatches: Migration = {
  number: 10,
  name: 'recent-batches',
  sql: `
CREATE TABLE recent_batch (
  n INTEGER NOT NULL PRIMARY KEY,
  time_ms INTEGER NOT NULL,
  fingerprints BLOB NOT NULL
) STRICT;
`,
};
