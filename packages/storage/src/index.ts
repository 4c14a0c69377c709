export { openFileBlobStore } from './blobs/file-blob-store.ts';
export type { FileBlobStore, FileBlobStoreOptions } from './blobs/file-blob-store.ts';
export { lockDataFolder } from './data-folder/lock-data-folder.ts';
export { openSqliteStore } from './sqlite/open-sqlite-store.ts';
export type { SqliteStoreOptions } from './sqlite/open-sqlite-store.ts';
export type { SqliteStore } from './sqlite/sqlite-store.ts';
