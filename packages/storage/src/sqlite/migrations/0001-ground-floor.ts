import type { Migration } from './migration.ts';

/**
 * `run_journal` names the runs that each commit touched (0: any), for readers that keep values of runs in memory.
 *
 * Conventions: `project_id` stands first in every key; ids are 16 bytes; what hangs on a run in great number refers to it
 * by its number `n`, and to names by theirs, without a
 * foreign key (checked by the verbs, removed by purge): a check of each row would cost more than the row. Reserved for a later migration: sealed metric chunks, which take over rows of
 * `metric_log` by their `seq` (never used twice).
 */
export const groundFloor: Migration = {
  number: 1,
  name: 'ground-floor',
  sql: `
CREATE TABLE meta (
  key TEXT NOT NULL PRIMARY KEY,
  value ANY NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE project (
  id INTEGER NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  created_ms INTEGER NOT NULL
) STRICT;
INSERT INTO project (id, name, created_ms) VALUES (1, 'default', CAST(unixepoch('subsec') * 1000 AS INTEGER));

CREATE TABLE name (
  n INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  project_id INTEGER NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (project_id, text)
) STRICT;

CREATE TABLE experiment (
  n INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  project_id INTEGER NOT NULL,
  id BLOB NOT NULL,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  folder TEXT NOT NULL,
  archived INTEGER NOT NULL,
  created_ms INTEGER NOT NULL,
  updated_ms INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  deleted_ms INTEGER,
  version INTEGER NOT NULL,
  UNIQUE (project_id, id)
) STRICT;
CREATE INDEX experiment_by_created ON experiment (project_id, created_ms, n);
CREATE INDEX experiment_by_folder ON experiment (project_id, folder);
CREATE INDEX experiment_by_deleted ON experiment (project_id, deleted_ms) WHERE deleted_ms IS NOT NULL;

CREATE TABLE metric_metadata (
  project_id INTEGER NOT NULL,
  experiment_id BLOB NOT NULL,
  name TEXT NOT NULL,
  goal TEXT,
  unit TEXT NOT NULL,
  display_name TEXT NOT NULL,
  PRIMARY KEY (project_id, experiment_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE run_group (
  n INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  project_id INTEGER NOT NULL,
  id BLOB NOT NULL,
  experiment_id BLOB NOT NULL,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  created_ms INTEGER NOT NULL,
  updated_ms INTEGER NOT NULL,
  deleted_ms INTEGER,
  deleted_with TEXT,
  version INTEGER NOT NULL,
  UNIQUE (project_id, id)
) STRICT;
CREATE INDEX run_group_by_experiment ON run_group (project_id, experiment_id, created_ms, id);
CREATE INDEX run_group_by_created ON run_group (project_id, created_ms, id);
CREATE INDEX run_group_by_deleted ON run_group (project_id, deleted_ms) WHERE deleted_ms IS NOT NULL;

CREATE TABLE run (
  n INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  project_id INTEGER NOT NULL,
  id BLOB NOT NULL,
  experiment_id BLOB,
  parent_id BLOB,
  status TEXT NOT NULL,
  created_ms INTEGER NOT NULL,
  updated_ms INTEGER NOT NULL,
  started_ms INTEGER,
  ended_ms INTEGER,
  deleted_ms INTEGER,
  name TEXT NOT NULL,
  source TEXT NOT NULL,
  created_by TEXT NOT NULL,
  parameter_policy TEXT NOT NULL,
  deleted_with TEXT,
  version INTEGER NOT NULL,
  parameter_count INTEGER NOT NULL,
  artifact_count INTEGER NOT NULL,
  point_count INTEGER NOT NULL,
  log_line_count INTEGER NOT NULL,
  status_message TEXT NOT NULL,
  description TEXT NOT NULL,
  UNIQUE (project_id, id)
) STRICT;
CREATE INDEX run_by_experiment ON run (project_id, experiment_id, created_ms, n, deleted_ms);
CREATE INDEX run_by_activity ON run (project_id, experiment_id, updated_ms) WHERE deleted_ms IS NULL;
CREATE INDEX run_by_created ON run (project_id, created_ms, n, deleted_ms);
CREATE INDEX run_by_parent ON run (project_id, parent_id, created_ms, n) WHERE parent_id IS NOT NULL;
CREATE INDEX run_by_deleted ON run (project_id, deleted_ms) WHERE deleted_ms IS NOT NULL;

CREATE INDEX run_by_deleted_with ON run (project_id, deleted_with) WHERE deleted_with IS NOT NULL;

CREATE TABLE run_environment (
  run INTEGER NOT NULL PRIMARY KEY REFERENCES run (n) ON DELETE CASCADE,
  project_id INTEGER NOT NULL,
  json TEXT NOT NULL
) STRICT;

CREATE TABLE run_group_member (
  project_id INTEGER NOT NULL,
  group_id BLOB NOT NULL,
  run INTEGER NOT NULL,
  added_ms INTEGER NOT NULL,
  PRIMARY KEY (project_id, group_id, run)
) STRICT, WITHOUT ROWID;
CREATE INDEX run_group_member_by_run ON run_group_member (project_id, run, group_id);

CREATE TABLE parameter (
  project_id INTEGER NOT NULL,
  run INTEGER NOT NULL,
  key INTEGER NOT NULL,
  number REAL,
  kind TEXT NOT NULL,
  logged_ms INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (project_id, run, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX parameter_by_number ON parameter (project_id, key, number, run);
CREATE INDEX parameter_by_text ON parameter (project_id, key, substr(text, 1, 40), run);

CREATE TABLE metric_summary (
  project_id INTEGER NOT NULL,
  name INTEGER NOT NULL,
  run INTEGER NOT NULL,
  count INTEGER NOT NULL,
  nan_count INTEGER NOT NULL,
  positive_infinity_count INTEGER NOT NULL,
  negative_infinity_count INTEGER NOT NULL,
  mean REAL,
  m2 REAL NOT NULL,
  min_value REAL,
  min_step INTEGER,
  min_time_ms INTEGER,
  max_value REAL,
  max_step INTEGER,
  max_time_ms INTEGER,
  first_value REAL,
  first_step INTEGER,
  first_time_ms INTEGER NOT NULL,
  last_value REAL,
  last_step INTEGER,
  last_time_ms INTEGER NOT NULL,
  PRIMARY KEY (project_id, name, run)
) STRICT, WITHOUT ROWID;
CREATE INDEX metric_summary_by_run ON metric_summary (run, name);

CREATE TABLE metric_log (
  seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  project_id INTEGER NOT NULL,
  run INTEGER NOT NULL,
  point_count INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT;
CREATE INDEX metric_log_by_run ON metric_log (run, seq);

CREATE TABLE run_log (
  seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  project_id INTEGER NOT NULL,
  run INTEGER NOT NULL,
  first_line INTEGER NOT NULL,
  line_count INTEGER NOT NULL,
  first_time_ms INTEGER NOT NULL,
  last_time_ms INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  UNIQUE (project_id, run, first_line)
) STRICT;

CREATE TABLE artifact (
  n INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  project_id INTEGER NOT NULL,
  id BLOB NOT NULL,
  run INTEGER NOT NULL,
  direction TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  media_type TEXT NOT NULL,
  sha256 BLOB,
  size_bytes INTEGER,
  created_ms INTEGER NOT NULL,
  uri TEXT,
  metadata TEXT NOT NULL,
  value TEXT,
  UNIQUE (project_id, id),
  UNIQUE (project_id, run, direction, name)
) STRICT;
CREATE INDEX artifact_by_name ON artifact (project_id, name, run);
CREATE INDEX artifact_by_sha256 ON artifact (sha256) WHERE sha256 IS NOT NULL;

CREATE TABLE tag (
  project_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  entity_id BLOB NOT NULL,
  key INTEGER NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (project_id, kind, entity_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX tag_by_value ON tag (project_id, kind, key, substr(value, 1, 40), entity_id);

CREATE TABLE note (
  project_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  entity_id BLOB NOT NULL,
  updated_ms INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (project_id, kind, entity_id)
) STRICT;

CREATE TABLE association (
  n INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  project_id INTEGER NOT NULL,
  id BLOB NOT NULL,
  source_kind TEXT NOT NULL,
  source_id BLOB NOT NULL,
  destination_kind TEXT NOT NULL,
  destination_id BLOB NOT NULL,
  type TEXT NOT NULL,
  created_ms INTEGER NOT NULL,
  UNIQUE (project_id, id)
) STRICT;
CREATE INDEX association_by_source ON association (project_id, source_id, id);
CREATE INDEX association_by_destination ON association (project_id, destination_id, id);

CREATE TABLE saved_view (
  n INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  project_id INTEGER NOT NULL,
  id BLOB NOT NULL,
  experiment_id BLOB,
  name TEXT NOT NULL,
  shared INTEGER NOT NULL,
  created_ms INTEGER NOT NULL,
  updated_ms INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  version INTEGER NOT NULL,
  state TEXT NOT NULL,
  UNIQUE (project_id, id)
) STRICT;
CREATE INDEX saved_view_by_experiment ON saved_view (project_id, experiment_id);

CREATE TABLE face_name (
  project_id INTEGER NOT NULL,
  face TEXT NOT NULL,
  kind TEXT NOT NULL,
  scope TEXT NOT NULL,
  key TEXT NOT NULL,
  name TEXT NOT NULL,
  entity_id BLOB NOT NULL,
  PRIMARY KEY (project_id, face, kind, scope, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX face_name_by_entity ON face_name (project_id, entity_id, face, kind);

CREATE TABLE change_log (
  cursor INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  project_id INTEGER NOT NULL,
  time_ms INTEGER NOT NULL,
  kind TEXT NOT NULL,
  entity_id BLOB NOT NULL,
  experiment_id BLOB,
  data TEXT NOT NULL
) STRICT;

CREATE TABLE run_journal (
  seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  project_id INTEGER NOT NULL,
  run INTEGER NOT NULL
) STRICT;

CREATE TABLE idempotency (
  project_id INTEGER NOT NULL,
  key TEXT NOT NULL,
  request_hash TEXT NOT NULL,
  created_ms INTEGER NOT NULL,
  answer BLOB NOT NULL,
  PRIMARY KEY (project_id, key)
) STRICT;
CREATE INDEX idempotency_by_created ON idempotency (created_ms);

CREATE TABLE client_batch (
  project_id INTEGER NOT NULL,
  run INTEGER NOT NULL,
  client TEXT NOT NULL,
  stream INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  created_ms INTEGER NOT NULL,
  PRIMARY KEY (project_id, run, client, stream, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX client_batch_by_created ON client_batch (created_ms);
`,
};
