export type { RunningServer } from './compose.ts';
export type { RegisteredRoute } from './http/guard.ts';
export { createKey, listKeys, revokeKey } from './keys/manage-keys.ts';
export type { AccessKey } from './keys/manage-keys.ts';
export { logLevels, resolveServerOptions } from './server-options.ts';
export { backUp, restore } from '@assay/storage';
export type { BackupManifest, Progress } from '@assay/storage';
export { startServer } from './start-server.ts';
export type { LogLevel, ServerChoices, ServerOptions } from './server-options.ts';
