import type { Migration } from './migration.ts';

/** What MLflow's clients log beside runs: models and data sets. Experiment names there tell upper from lower case. */
export const mlflow: Migration = {
  number: 9,
  name: 'mlflow',
  sql: `
UPDATE face_name SET key = name WHERE face = 'mlflow';

CREATE TABLE logged_model (
  n INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  project_id INTEGER NOT NULL,
  id BLOB NOT NULL,
  experiment_id BLOB NOT NULL,
  name TEXT NOT NULL,
  model_type TEXT NOT NULL,
  status TEXT NOT NULL,
  status_message TEXT NOT NULL,
  source_run_id TEXT,
  file_count INTEGER NOT NULL,
  created_ms INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_ms INTEGER NOT NULL,
  deleted_ms INTEGER,
  UNIQUE (project_id, id)
) STRICT;
CREATE INDEX logged_model_by_experiment ON logged_model (project_id, experiment_id, created_ms DESC, id);
CREATE INDEX logged_model_by_run ON logged_model (project_id, source_run_id) WHERE source_run_id IS NOT NULL;
CREATE INDEX logged_model_by_deleted ON logged_model (project_id, deleted_ms) WHERE deleted_ms IS NOT NULL;

CREATE TABLE logged_model_parameter (
  project_id INTEGER NOT NULL,
  model_id BLOB NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (project_id, model_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE logged_model_metric (
  n INTEGER NOT NULL PRIMARY KEY,
  project_id INTEGER NOT NULL,
  model_id BLOB NOT NULL,
  name TEXT NOT NULL,
  dataset_name TEXT NOT NULL,
  dataset_digest TEXT NOT NULL,
  run INTEGER NOT NULL,
  value REAL,
  step INTEGER NOT NULL,
  time_ms INTEGER NOT NULL,
  UNIQUE (project_id, model_id, name, dataset_name, dataset_digest, run)
) STRICT;
CREATE INDEX logged_model_metric_by_run ON logged_model_metric (project_id, run);

CREATE TABLE logged_model_file (
  n INTEGER NOT NULL PRIMARY KEY,
  project_id INTEGER NOT NULL,
  model_id BLOB NOT NULL,
  path BLOB NOT NULL,
  media_type TEXT NOT NULL,
  sha256 BLOB NOT NULL,
  size_bytes INTEGER NOT NULL,
  modified_ms INTEGER NOT NULL,
  UNIQUE (project_id, model_id, path)
) STRICT;
CREATE INDEX logged_model_file_by_sha256 ON logged_model_file (project_id, sha256);

CREATE TABLE run_model (
  project_id INTEGER NOT NULL,
  run INTEGER NOT NULL,
  direction TEXT NOT NULL,
  model_id TEXT NOT NULL,
  step INTEGER NOT NULL,
  logged_ms INTEGER NOT NULL,
  PRIMARY KEY (project_id, run, direction, model_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE dataset_input (
  n INTEGER NOT NULL PRIMARY KEY,
  project_id INTEGER NOT NULL,
  run INTEGER NOT NULL,
  name TEXT NOT NULL,
  digest TEXT NOT NULL,
  context TEXT,
  tags TEXT NOT NULL,
  content_id BLOB NOT NULL,
  position INTEGER NOT NULL,
  logged_ms INTEGER NOT NULL,
  UNIQUE (project_id, run, name, digest)
) STRICT;
CREATE INDEX dataset_input_by_name ON dataset_input (project_id, name, digest, content_id);
CREATE INDEX dataset_input_by_content ON dataset_input (project_id, content_id);

CREATE TABLE dataset_content (
  n INTEGER NOT NULL PRIMARY KEY,
  project_id INTEGER NOT NULL,
  id BLOB NOT NULL,
  source_type TEXT NOT NULL,
  source TEXT NOT NULL,
  schema TEXT,
  profile TEXT,
  UNIQUE (project_id, id)
) STRICT;

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
('logged_model', 'sqlite_autoindex_logged_model_1', '100000 100000 1'),
('logged_model', 'logged_model_by_experiment', '100000 100000 1000 2 1'),
('logged_model', 'logged_model_by_run', '100000 100000 2'),
('logged_model', 'logged_model_by_deleted', '10000 10000 2'),
('logged_model_parameter', 'logged_model_parameter', '1000000 1000000 10 1'),
('logged_model_metric', 'sqlite_autoindex_logged_model_metric_1', '1000000 1000000 10 2 2 1 1'),
('logged_model_metric', 'logged_model_metric_by_run', '1000000 1000000 10'),
('logged_model_file', 'sqlite_autoindex_logged_model_file_1', '1000000 1000000 10 1'),
('logged_model_file', 'logged_model_file_by_sha256', '1000000 1000000 2'),
('run_model', 'run_model', '100000 100000 2 2 1'),
('dataset_input', 'sqlite_autoindex_dataset_input_1', '1000000 1000000 2 1 1'),
('dataset_input', 'dataset_input_by_name', '1000000 1000000 1000 1000 1000'),
('dataset_input', 'dataset_input_by_content', '1000000 1000000 1000'),
('dataset_content', 'sqlite_autoindex_dataset_content_1', '10000 10000 1');
ANALYZE sqlite_schema;
`,
};
