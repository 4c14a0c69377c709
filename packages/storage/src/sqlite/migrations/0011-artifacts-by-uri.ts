import type { Migration } from './migration.ts';

/** For the lineage graph: which runs have artifacts of the same URI. Bytes of pinned objects are told apart by their own index. */
export const artifactsByUri: Migration = {
  number: 11,
  name: 'artifacts-by-uri',
  sql: `
CREATE INDEX artifact_by_uri ON artifact (project_id, uri) WHERE uri IS NOT NULL AND sha256 IS NULL;

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
('artifact', 'artifact_by_uri', '1000000 1000000 10');
ANALYZE sqlite_schema;
`,
};
