import type { Migration } from './migration.ts';

/** From an end of a run until it was resumed. Of pauses before this migration nothing is known. */
export const runPauses: Migration = {
  number: 12,
  name: 'run-pauses',
  sql: `
CREATE TABLE run_pause (
  project_id INTEGER NOT NULL,
  run INTEGER NOT NULL,
  began_ms INTEGER NOT NULL,
  ended_ms INTEGER NOT NULL,
  PRIMARY KEY (project_id, run, began_ms)
) STRICT, WITHOUT ROWID;

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
('run_pause', 'run_pause', '100000 100000 2 1');
ANALYZE sqlite_schema;
`,
};
