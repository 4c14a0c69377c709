import type { Migration } from './migration.ts';

/** Nodes of the lineage graph for what lies outside of Assay: artifacts, actions, contexts. `created_by` of an edge: who drew it. */
export const lineageEntities: Migration = {
  number: 7,
  name: 'lineage-entities',
  sql: `
CREATE TABLE lineage_entity (
  n INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  project_id INTEGER NOT NULL,
  id BLOB NOT NULL,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  name TEXT,
  type TEXT NOT NULL,
  source_uri TEXT NOT NULL,
  status TEXT,
  created_ms INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_ms INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  source TEXT NOT NULL,
  description TEXT,
  metadata TEXT NOT NULL,
  properties TEXT NOT NULL,
  UNIQUE (project_id, id),
  UNIQUE (project_id, kind, key)
) STRICT;
CREATE INDEX lineage_entity_by_created ON lineage_entity (project_id, kind, created_ms, id);
CREATE INDEX lineage_entity_by_source ON lineage_entity (project_id, kind, source_uri, created_ms, id);

ALTER TABLE association ADD COLUMN created_by TEXT NOT NULL DEFAULT '';

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
('lineage_entity', 'sqlite_autoindex_lineage_entity_1', '100000 100000 1'),
('lineage_entity', 'sqlite_autoindex_lineage_entity_2', '100000 100000 30000 1'),
('lineage_entity', 'lineage_entity_by_created', '100000 100000 30000 2 1'),
('lineage_entity', 'lineage_entity_by_source', '100000 100000 30000 2 1 1');
ANALYZE sqlite_schema;
`,
};
