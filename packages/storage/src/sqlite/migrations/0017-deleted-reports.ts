import type { Migration } from './migration.ts';

/** Reports that were deleted, found when their time is over. */
export const deletedReports: Migration = {
  number: 17,
  name: 'deleted-reports',
  sql: `
CREATE INDEX report_by_deleted ON report (project_id, deleted_ms) WHERE deleted_ms IS NOT NULL;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('report', 'report_by_deleted', '100 100 1');
ANALYZE sqlite_schema;
`,
};
