import type { Migration } from './migration.ts';

/**
 * Sealed metric parts. A part holds all points of the rows [first_seq, last_seq] of one run's metric log, as bytes of a segment
 * file; a run's parts cover a prefix of its log without gaps, so rows up to their greatest `last_seq` are sealed: readers leave
 * them out, and they are deleted by and by. `metric_segment.dead_ms` is set once no part names the segment.
 *
 * `metric_summary.log_seq` is the newest row of the log that the summary covers; summaries cover all rows up to `meta.summary_seq`.
 * `client_sequence.next_sequence` is the least number that the client has not sent yet: everything below it is a replay, and
 * `client_batch` holds only what came ahead of its turn.
 */
export const sealedMetrics: Migration = {
  number: 4,
  name: 'sealed-metrics',
  sql: `
ALTER TABLE metric_summary ADD COLUMN log_seq INTEGER NOT NULL DEFAULT 0;
INSERT INTO meta (key, value) VALUES ('summary_seq', (SELECT coalesce(max(seq), 0) FROM metric_log));

CREATE TABLE metric_segment (
  n INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  file TEXT NOT NULL UNIQUE,
  size_bytes INTEGER NOT NULL,
  created_ms INTEGER NOT NULL,
  dead_ms INTEGER
) STRICT;

CREATE TABLE metric_part (
  n INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  project_id INTEGER NOT NULL,
  run INTEGER NOT NULL,
  segment INTEGER NOT NULL REFERENCES metric_segment (n),
  byte_offset INTEGER NOT NULL,
  byte_length INTEGER NOT NULL,
  point_count INTEGER NOT NULL,
  series_count INTEGER NOT NULL,
  first_seq INTEGER NOT NULL,
  last_seq INTEGER NOT NULL,
  created_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX metric_part_by_run ON metric_part (run, first_seq, last_seq);
CREATE INDEX metric_part_by_segment ON metric_part (segment);

CREATE TABLE client_sequence (
  project_id INTEGER NOT NULL,
  run INTEGER NOT NULL,
  client TEXT NOT NULL,
  stream INTEGER NOT NULL,
  next_sequence INTEGER NOT NULL,
  updated_ms INTEGER NOT NULL,
  PRIMARY KEY (project_id, run, client, stream)
) STRICT, WITHOUT ROWID;

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
('metric_segment', 'sqlite_autoindex_metric_segment_1', '10000 1'),
('metric_part', 'metric_part_by_run', '1000000 5 1 1'),
('metric_part', 'metric_part_by_segment', '1000000 100'),
('client_sequence', 'client_sequence', '1000000 1000000 2 1 1');
ANALYZE sqlite_schema;
`,
};
