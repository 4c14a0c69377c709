import type { Migration } from './migration.ts';

/** What MLflow's clients log beside runs: models and data sets. Experiment names there tell upper from lower case. */
export const mlflow: Migration = {
  number: 9,
  name: 'mlflow',
  sql: `
UPDATE face_name SET key = name WHERE face = 'mlflow';
`,
};
