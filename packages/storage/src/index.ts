export { openSqliteStore } from './sqlite/open-sqlite-store.ts';
export type { SqliteStoreOptions } from './sqlite/open-sqlite-store.ts';
export type { SqliteStore } from './sqlite/sqlite-store.ts';
