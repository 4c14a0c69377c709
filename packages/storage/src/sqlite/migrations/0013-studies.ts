import type { Migration } from './migration.ts';

/** Hyperparameter searches, their trials, and what trials report on the way. A study is a run group with the same id. */
export const studies: Migration = {
  number: 13,
  name: 'studies',
  sql: `
CREATE TABLE study (
  n INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  project_id INTEGER NOT NULL,
  id BLOB NOT NULL,
  experiment_id BLOB NOT NULL,
  definition TEXT NOT NULL,
  limits TEXT NOT NULL,
  lease_ms INTEGER NOT NULL,
  max_retries INTEGER NOT NULL,
  parents TEXT NOT NULL,
  state TEXT NOT NULL,
  stop_reason TEXT,
  created_ms INTEGER NOT NULL,
  updated_ms INTEGER NOT NULL,
  started_ms INTEGER,
  ended_ms INTEGER,
  deleted_ms INTEGER,
  next_number INTEGER NOT NULL,
  used_count INTEGER NOT NULL,
  waiting_count INTEGER NOT NULL,
  running_count INTEGER NOT NULL,
  complete_count INTEGER NOT NULL,
  pruned_count INTEGER NOT NULL,
  failed_count INTEGER NOT NULL,
  since_best_count INTEGER NOT NULL,
  best_number INTEGER,
  revision INTEGER NOT NULL,
  UNIQUE (project_id, id)
) STRICT;
CREATE INDEX study_by_experiment ON study (project_id, experiment_id, created_ms, id);
CREATE INDEX study_by_creation ON study (project_id, created_ms, id);
CREATE INDEX study_by_state ON study (project_id, state, created_ms, id);

CREATE TABLE trial (
  project_id INTEGER NOT NULL,
  study_id BLOB NOT NULL,
  number INTEGER NOT NULL,
  run_id BLOB,
  state TEXT NOT NULL,
  trial_values TEXT NOT NULL,
  parameters TEXT,
  objectives TEXT,
  constraints TEXT,
  note TEXT,
  worker TEXT,
  lease_until_ms INTEGER,
  retry_of INTEGER,
  attempt INTEGER NOT NULL,
  is_lost INTEGER NOT NULL,
  failure TEXT NOT NULL,
  created_ms INTEGER NOT NULL,
  started_ms INTEGER,
  ended_ms INTEGER,
  revision INTEGER NOT NULL,
  PRIMARY KEY (project_id, study_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX trial_by_state ON trial (project_id, study_id, state, number);
CREATE INDEX trial_by_lease ON trial (project_id, study_id, state, lease_until_ms, number);
CREATE INDEX trial_by_revision ON trial (project_id, study_id, revision);
CREATE INDEX trial_by_run ON trial (project_id, run_id) WHERE run_id IS NOT NULL;

CREATE TABLE trial_report (
  project_id INTEGER NOT NULL,
  study_id BLOB NOT NULL,
  number INTEGER NOT NULL,
  step INTEGER NOT NULL,
  value REAL,
  PRIMARY KEY (project_id, study_id, number, step)
) STRICT, WITHOUT ROWID;

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
('study', 'sqlite_autoindex_study_1', '10000 10000 1'),
('study', 'study_by_experiment', '10000 10000 10 1 1'),
('study', 'study_by_creation', '10000 10000 1 1'),
('study', 'study_by_state', '10000 10000 2500 1 1'),
('trial', 'trial', '1000000 1000000 100 1'),
('trial', 'trial_by_state', '1000000 1000000 100 20 1'),
('trial', 'trial_by_lease', '1000000 1000000 100 20 2 1'),
('trial', 'trial_by_revision', '1000000 1000000 100 1'),
('trial', 'trial_by_run', '1000000 1000000 1'),
('trial_report', 'trial_report', '10000000 10000000 5000 50 1');
ANALYZE sqlite_schema;
`,
};
