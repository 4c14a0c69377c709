import type { Migration } from './migration.ts';

/**
 * Buckets and what they hold. Keys are kept as the bytes of their UTF-8: any character may stand in one, and they sort as S3 lists
 * them. The bytes of objects and of parts of uploads are blobs.
 */
export const objects: Migration = {
  number: 6,
  name: 'objects',
  sql: `
CREATE TABLE bucket (
  project_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  created_ms INTEGER NOT NULL,
  PRIMARY KEY (project_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE stored_object (
  project_id INTEGER NOT NULL,
  bucket TEXT NOT NULL,
  key BLOB NOT NULL,
  sha256 BLOB NOT NULL,
  size_bytes INTEGER NOT NULL,
  etag TEXT NOT NULL,
  modified_ms INTEGER NOT NULL,
  properties TEXT NOT NULL,
  PRIMARY KEY (project_id, bucket, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX stored_object_by_sha256 ON stored_object (sha256);

CREATE TABLE object_upload (
  n INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  project_id INTEGER NOT NULL,
  id BLOB NOT NULL,
  bucket TEXT NOT NULL,
  key BLOB NOT NULL,
  created_ms INTEGER NOT NULL,
  properties TEXT NOT NULL,
  UNIQUE (project_id, id)
) STRICT;
CREATE INDEX object_upload_by_key ON object_upload (project_id, bucket, key, id);
CREATE INDEX object_upload_by_created ON object_upload (project_id, created_ms, id);

CREATE TABLE object_upload_part (
  project_id INTEGER NOT NULL,
  upload_id BLOB NOT NULL,
  part_number INTEGER NOT NULL,
  sha256 BLOB NOT NULL,
  size_bytes INTEGER NOT NULL,
  etag TEXT NOT NULL,
  checksums TEXT NOT NULL,
  modified_ms INTEGER NOT NULL,
  PRIMARY KEY (project_id, upload_id, part_number)
) STRICT, WITHOUT ROWID;
CREATE INDEX object_upload_part_by_sha256 ON object_upload_part (sha256);

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
('bucket', 'bucket', '100 100 1'),
('stored_object', 'stored_object', '1000000 1000000 10000 1'),
('stored_object', 'stored_object_by_sha256', '1000000 2'),
('object_upload', 'sqlite_autoindex_object_upload_1', '1000 1000 1'),
('object_upload', 'object_upload_by_key', '1000 1000 100 2 1'),
('object_upload', 'object_upload_by_created', '1000 1000 2 1'),
('object_upload_part', 'object_upload_part', '100000 100000 100 1'),
('object_upload_part', 'object_upload_part_by_sha256', '100000 2');
ANALYZE sqlite_schema;
`,
};
