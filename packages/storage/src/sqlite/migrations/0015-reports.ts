import type { Migration } from './migration.ts';

/** Reports with their versions; what each says apart from it, so that lists stay small. */
export const reports: Migration = {
  number: 15,
  name: 'reports',
  sql: `
CREATE TABLE report (
  n INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  project_id INTEGER NOT NULL,
  id BLOB NOT NULL,
  experiment_id BLOB,
  study_id BLOB,
  name TEXT NOT NULL,
  is_frozen INTEGER NOT NULL,
  version INTEGER NOT NULL,
  created_ms INTEGER NOT NULL,
  updated_ms INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  deleted_ms INTEGER,
  UNIQUE (project_id, id)
) STRICT;
CREATE INDEX report_by_change ON report (project_id, updated_ms, id);
CREATE INDEX report_by_experiment ON report (project_id, experiment_id, updated_ms, id);
CREATE INDEX report_by_study ON report (project_id, study_id, updated_ms, id) WHERE study_id IS NOT NULL;

CREATE TABLE report_version (
  project_id INTEGER NOT NULL,
  report_id BLOB NOT NULL,
  version INTEGER NOT NULL,
  name TEXT NOT NULL,
  note TEXT NOT NULL,
  is_frozen INTEGER NOT NULL,
  size_bytes INTEGER NOT NULL,
  created_ms INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  PRIMARY KEY (project_id, report_id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE report_content (
  project_id INTEGER NOT NULL,
  report_id BLOB NOT NULL,
  version INTEGER NOT NULL,
  source TEXT NOT NULL,
  frozen TEXT NOT NULL,
  PRIMARY KEY (project_id, report_id, version)
) STRICT;

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
('report', 'sqlite_autoindex_report_1', '10000 10000 1'),
('report', 'report_by_change', '10000 10000 1 1'),
('report', 'report_by_experiment', '10000 10000 10 1 1'),
('report', 'report_by_study', '2000 2000 5 1 1'),
('report_version', 'report_version', '100000 100000 10 1'),
('report_content', 'sqlite_autoindex_report_content_1', '100000 100000 10 1');
ANALYZE sqlite_schema;
`,
};
