import { annotationOperations } from './annotation-operations.ts';
import { ChangePageSchema, ChangesQuerySchema } from './change.ts';
import { comparisonOperations } from './comparison-operations.ts';
import { experimentOperations } from './experiment-operations.ts';
import { exportOperations } from './export-operations.ts';
import { lineageOperations } from './lineage-operations.ts';
import { modelOperations } from './model-operations.ts';
import { read } from './operation-parts.ts';
import type { NativeOperation } from './operation.ts';
import { reportOperations } from './report-operations.ts';
import { runGroupOperations } from './run-group-operations.ts';
import { runOperations } from './run-operations.ts';
import { runRecordOperations } from './run-record-operations.ts';
import { ServerInfoSchema } from './server-info.ts';
import { studyOperations } from './study-operations.ts';

/** Every operation of the native API, below /api/v1. The server's routes, OpenAPI and the client are made from it. */
export const nativeOperations = {
  getServer: {
    ...read,
    method: 'GET',
    path: '/server',
    summary: 'Version, limits and counts',
    response: ServerInfoSchema,
  },
  ...experimentOperations,
  ...runGroupOperations,
  ...runOperations,
  ...runRecordOperations,
  ...exportOperations,
  ...annotationOperations,
  ...lineageOperations,
  ...modelOperations,
  ...studyOperations,
  ...reportOperations,
  ...comparisonOperations,
  followChanges: {
    permission: 'read',
    kind: 'events',
    method: 'GET',
    path: '/changes',
    summary: 'Follow the change log (Server-Sent Events)',
    query: ChangesQuerySchema,
    response: ChangePageSchema,
  },
} as const satisfies Record<string, NativeOperation>;

export type NativeOperations = typeof nativeOperations;
export type NativeOperationName = keyof NativeOperations;
