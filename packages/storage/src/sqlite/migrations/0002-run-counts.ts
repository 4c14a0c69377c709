import type { Migration } from './migration.ts';

/**
 * How many runs that are not deleted each experiment (by status) and each group has, kept by triggers in the transaction
 * that changes them: counting 100,000 rows for each list of experiments or groups would take longer than everything else.
 * `experiment_id` is empty for runs without one. Rows that came down to 0 stay until their experiment or group is removed.
 */
export const runCounts: Migration = {
  number: 2,
  name: 'run-counts',
  sql: `
CREATE TABLE run_count (
  project_id INTEGER NOT NULL,
  experiment_id BLOB NOT NULL,
  status TEXT NOT NULL,
  runs INTEGER NOT NULL,
  PRIMARY KEY (project_id, experiment_id, status)
) STRICT, WITHOUT ROWID;
INSERT INTO run_count (project_id, experiment_id, status, runs)
  SELECT project_id, coalesce(experiment_id, x''), status, count(*) FROM run WHERE deleted_ms IS NULL GROUP BY 1, 2, 3;

CREATE TABLE run_group_count (
  project_id INTEGER NOT NULL,
  group_id BLOB NOT NULL,
  runs INTEGER NOT NULL,
  PRIMARY KEY (project_id, group_id)
) STRICT, WITHOUT ROWID;
INSERT INTO run_group_count (project_id, group_id, runs)
  SELECT m.project_id, m.group_id, count(*) FROM run_group_member m JOIN run r ON r.n = m.run
  WHERE r.deleted_ms IS NULL GROUP BY 1, 2;

CREATE TRIGGER run_counted AFTER INSERT ON run WHEN new.deleted_ms IS NULL BEGIN
  INSERT INTO run_count VALUES (new.project_id, coalesce(new.experiment_id, x''), new.status, 1)
    ON CONFLICT DO UPDATE SET runs = runs + 1;
END;

CREATE TRIGGER run_recounted AFTER UPDATE OF status, experiment_id, deleted_ms ON run
WHEN new.status <> old.status OR new.experiment_id IS NOT old.experiment_id
  OR (new.deleted_ms IS NULL) <> (old.deleted_ms IS NULL)
BEGIN
  UPDATE run_count SET runs = runs - 1 WHERE old.deleted_ms IS NULL AND project_id = old.project_id
    AND experiment_id = coalesce(old.experiment_id, x'') AND status = old.status;
  INSERT INTO run_count
    SELECT new.project_id, coalesce(new.experiment_id, x''), new.status, 1 WHERE new.deleted_ms IS NULL
    ON CONFLICT DO UPDATE SET runs = runs + 1;
END;

CREATE TRIGGER run_recounted_in_groups AFTER UPDATE OF deleted_ms ON run
WHEN (new.deleted_ms IS NULL) <> (old.deleted_ms IS NULL)
BEGIN
  UPDATE run_group_count SET runs = runs + iif(new.deleted_ms IS NULL, 1, -1) WHERE project_id = new.project_id AND group_id IN
    (SELECT m.group_id FROM run_group_member m WHERE m.project_id = new.project_id AND m.run = new.n);
END;

CREATE TRIGGER run_leaves_groups BEFORE DELETE ON run BEGIN
  DELETE FROM run_group_member WHERE project_id = old.project_id AND run = old.n;
END;

CREATE TRIGGER run_discounted AFTER DELETE ON run WHEN old.deleted_ms IS NULL BEGIN
  UPDATE run_count SET runs = runs - 1
    WHERE project_id = old.project_id AND experiment_id = coalesce(old.experiment_id, x'') AND status = old.status;
END;

CREATE TRIGGER experiment_discounted AFTER DELETE ON experiment BEGIN
  DELETE FROM run_count WHERE project_id = old.project_id AND experiment_id = old.id AND runs = 0;
END;

CREATE TRIGGER member_counted AFTER INSERT ON run_group_member BEGIN
  INSERT INTO run_group_count
    SELECT new.project_id, new.group_id, (SELECT deleted_ms IS NULL FROM run WHERE n = new.run) WHERE true
    ON CONFLICT DO UPDATE SET runs = runs + excluded.runs;
END;

CREATE TRIGGER member_discounted AFTER DELETE ON run_group_member BEGIN
  UPDATE run_group_count SET runs = runs - 1 WHERE project_id = old.project_id AND group_id = old.group_id
    AND EXISTS (SELECT 1 FROM run WHERE n = old.run AND deleted_ms IS NULL);
END;

CREATE TRIGGER group_discounted AFTER DELETE ON run_group BEGIN
  DELETE FROM run_group_count WHERE project_id = old.project_id AND group_id = old.id AND runs = 0;
END;
`,
};
