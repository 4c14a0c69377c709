import type { Migration } from './migration.ts';

/** Registered models, their versions and aliases. */
export const modelRegistry: Migration = {
  number: 8,
  name: 'model-registry',
  sql: `
`,
};
