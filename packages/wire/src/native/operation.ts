import type { TObject, TSchema } from 'typebox';

export type Permission = 'public' | 'read' | 'write' | 'admin';

/**
 * One operation of the native API. `path` is below `/api/v1`, with `:name` for parameters. `kind` says how bytes move:
 * json (both ways), upload (raw body in, JSON out), download (bytes out, ranges), file (bytes made as they go), events (Server-Sent Events).
 */
export interface NativeOperation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly permission: Permission;
  readonly summary: string;
  readonly kind: 'json' | 'upload' | 'download' | 'file' | 'events';
  readonly params?: TObject;
  readonly query?: TObject;
  readonly body?: TSchema;
  /** Media types that a body may have beside JSON. */
  readonly alsoTakes?: readonly string[];
  /** Media types that `Accept` may choose instead of JSON. */
  readonly alsoAnswers?: readonly string[];
  /** Absent: 204 without a body. */
  readonly response?: TSchema;
  /** Success status when not 200 (or 204 without a response). */
  readonly status?: 201;
  /** Takes If-Match with the entity's version, and answers an ETag. */
  readonly versioned?: true;
}
