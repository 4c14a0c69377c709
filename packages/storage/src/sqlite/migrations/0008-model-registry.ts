import type { Migration } from './migration.ts';

/** Registered models, their versions, aliases and history. `model_name` of a version is that of its model. */
export const modelRegistry: Migration = {
  number: 8,
  name: 'model-registry',
  sql: `
CREATE TABLE registered_model (
  n INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  project_id INTEGER NOT NULL,
  id BLOB NOT NULL,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  last_version INTEGER NOT NULL,
  version_count INTEGER NOT NULL,
  created_ms INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_ms INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  UNIQUE (project_id, id),
  UNIQUE (project_id, name)
) STRICT;
CREATE INDEX registered_model_by_updated ON registered_model (project_id, updated_ms, name);

CREATE TABLE model_version (
  n INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  project_id INTEGER NOT NULL,
  id BLOB NOT NULL,
  model_id BLOB NOT NULL,
  model_name TEXT NOT NULL,
  number INTEGER NOT NULL,
  source TEXT NOT NULL,
  storage_uri TEXT,
  run_id TEXT,
  logged_model_id TEXT,
  run_link TEXT NOT NULL,
  description TEXT NOT NULL,
  stage TEXT NOT NULL,
  approval TEXT,
  created_ms INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_ms INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  UNIQUE (project_id, id),
  UNIQUE (project_id, model_id, number)
) STRICT;
CREATE INDEX model_version_by_name ON model_version (project_id, model_name, number);
CREATE INDEX model_version_by_stage ON model_version (project_id, model_id, stage, number);
CREATE INDEX model_version_by_updated ON model_version (project_id, updated_ms DESC, model_name, number DESC);
CREATE INDEX model_version_by_run ON model_version (project_id, run_id) WHERE run_id IS NOT NULL;
CREATE INDEX model_version_by_logged_model ON model_version (project_id, logged_model_id) WHERE logged_model_id IS NOT NULL;

CREATE TABLE model_alias (
  project_id INTEGER NOT NULL,
  model_id BLOB NOT NULL,
  alias TEXT NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY (project_id, model_id, alias)
) STRICT, WITHOUT ROWID;

CREATE TABLE model_event (
  project_id INTEGER NOT NULL,
  model_id BLOB NOT NULL,
  sequence INTEGER NOT NULL,
  version INTEGER,
  kind TEXT NOT NULL,
  time_ms INTEGER NOT NULL,
  actor TEXT NOT NULL,
  data TEXT NOT NULL,
  PRIMARY KEY (project_id, model_id, sequence)
) STRICT, WITHOUT ROWID;

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
('registered_model', 'sqlite_autoindex_registered_model_1', '10000 10000 1'),
('registered_model', 'sqlite_autoindex_registered_model_2', '10000 10000 1'),
('registered_model', 'registered_model_by_updated', '10000 10000 2 1'),
('model_version', 'sqlite_autoindex_model_version_1', '1000000 1000000 1'),
('model_version', 'sqlite_autoindex_model_version_2', '1000000 1000000 100 1'),
('model_version', 'model_version_by_name', '1000000 1000000 100 1'),
('model_version', 'model_version_by_stage', '1000000 1000000 100 25 1'),
('model_version', 'model_version_by_updated', '1000000 1000000 2 1 1'),
('model_version', 'model_version_by_run', '1000000 1000000 2'),
('model_version', 'model_version_by_logged_model', '1000000 1000000 2'),
('model_alias', 'model_alias', '10000 10000 3 1'),
('model_event', 'model_event', '10000000 10000000 1000 1');
ANALYZE sqlite_schema;
`,
};
