import type { Migration } from './migration.ts';

/**
 * For each table and index: how many rows it has, then how many share the first column of the index, the first two, …
 * Figures of a large project in which one project holds everything.
 */
const statistics: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  project: { sqlite_autoindex_project_1: '1 1' },
  name: { sqlite_autoindex_name_1: '10000 10000 1' },
  experiment: {
    sqlite_autoindex_experiment_1: '10000 10000 1',
    experiment_by_created: '10000 10000 2 1',
    experiment_by_folder: '10000 10000 100',
    experiment_by_deleted: '1000 1000 2',
  },
  metric_metadata: { metric_metadata: '10000 10000 10 1' },
  run_group: {
    sqlite_autoindex_run_group_1: '100000 100000 1',
    run_group_by_experiment: '100000 100000 100 2 1',
    run_group_by_created: '100000 100000 2 1',
    run_group_by_deleted: '10000 10000 50',
  },
  run: {
    sqlite_autoindex_run_1: '1000000 1000000 1',
    run_by_experiment: '1000000 1000000 10000 2 1 1',
    run_by_activity: '1000000 1000000 10000 2',
    run_by_created: '1000000 1000000 2 1 1',
    run_by_parent: '100000 100000 100 2 1',
    run_by_deleted: '100000 100000 1000',
    run_by_deleted_with: '100000 100000 1000',
  },
  run_group_member: { run_group_member: '1000000 1000000 1000 1', run_group_member_by_run: '1000000 1000000 2 1' },
  parameter: {
    parameter: '10000000 10000000 20 1',
    parameter_by_number: '10000000 10000000 100000 100 1',
    parameter_by_text: '10000000 10000000 100000 100 1',
  },
  metric_summary: { metric_summary: '10000000 10000000 100000 1', metric_summary_by_run: '10000000 20 1' },
  metric_log: { metric_log_by_run: '10000000 100 1' },
  run_log: { sqlite_autoindex_run_log_1: '1000000 1000000 10 1' },
  artifact: {
    sqlite_autoindex_artifact_1: '1000000 1000000 1',
    sqlite_autoindex_artifact_2: '1000000 1000000 10 5 1',
    artifact_by_name: '1000000 1000000 10000 2',
    artifact_by_sha256: '1000000 10',
  },
  tag: { tag: '1000000 1000000 900000 3 1', tag_by_value: '1000000 1000000 900000 10000 100 1' },
  note: { sqlite_autoindex_note_1: '10000 10000 5000 1' },
  association: {
    sqlite_autoindex_association_1: '1000000 1000000 1',
    association_by_source: '1000000 1000000 10 1',
    association_by_destination: '1000000 1000000 10 1',
  },
  saved_view: { sqlite_autoindex_saved_view_1: '1000 1000 1', saved_view_by_experiment: '1000 1000 10' },
  face_name: { face_name: '2000000 2000000 1000000 900000 10000 1', face_name_by_entity: '2000000 2000000 3 2 1' },
  idempotency: { sqlite_autoindex_idempotency_1: '100000 100000 1', idempotency_by_created: '100000 2' },
  client_batch: { client_batch: '1000000 1000000 100 50 25 1', client_batch_by_created: '1000000 10' },
  run_count: { run_count: '10000 10000 6 1' },
  run_group_count: { run_group_count: '100000 100000 1' },
};

const rows = Object.entries(statistics).flatMap(([table, indexes]) =>
  Object.entries(indexes).map(([index, stat]) => `('${table}', '${index}', '${stat}')`),
);

/**
 * Tells SQLite's planner what the data looks like, once and for all. Without statistics it takes `project_id = ?` for a rare
 * value and walks through whole projects; with measured ones its plans would depend on when they were measured.
 */
export const plannerStatistics: Migration = {
  number: 3,
  name: 'planner-statistics',
  sql: `
ANALYZE sqlite_schema;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
${rows.join(',\n')};
ANALYZE sqlite_schema;
`,
};
