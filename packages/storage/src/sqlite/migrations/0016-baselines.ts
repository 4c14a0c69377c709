import type { Migration } from './migration.ts';

/** What an experiment's runs are held against: JSON text, null for none. */
export const baselines: Migration = {
  number: 16,
  name: 'baselines',
  sql: `ALTER TABLE experiment ADD COLUMN baseline TEXT;`,
};
