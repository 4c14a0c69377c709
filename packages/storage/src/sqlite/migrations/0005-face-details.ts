import type { Migration } from './migration.ts';

/**
 * `face_detail`: what a face holds of an entity and the core has no word for, a JSON object. `tag.position`: in which order the
 * tags of an entity were given; those from before this migration have none, and go by key.
 */
export const faceDetails: Migration = {
  number: 5,
  name: 'face-details',
  sql: `
CREATE TABLE face_detail (
  project_id INTEGER NOT NULL,
  entity_id BLOB NOT NULL,
  face TEXT NOT NULL,
  kind TEXT NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY (project_id, entity_id, face, kind)
) STRICT, WITHOUT ROWID;

ALTER TABLE tag ADD COLUMN position INTEGER NOT NULL DEFAULT 0;

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
('face_detail', 'face_detail', '1000000 1000000 1 1 1');
ANALYZE sqlite_schema;
`,
};
