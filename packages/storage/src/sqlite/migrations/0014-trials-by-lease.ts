import type { Migration } from './migration.ts';

/** Trials of all studies whose workers were not heard of in time. */
export const trialsByLease: Migration = {
  number: 14,
  name: 'trials-by-lease',
  sql: `
CREATE INDEX trial_by_state_and_lease ON trial (project_id, state, lease_until_ms, study_id, number);

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
('trial', 'trial_by_state_and_lease', '1000000 1000000 200000 2 1 1');
ANALYZE sqlite_schema;
`,
};
