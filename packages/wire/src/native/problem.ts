import type { Static } from 'typebox';
import { Type } from '../schema.ts';
import { errorCodes, type ErrorCode } from '@assay/base';
import { object, optional, oneOf } from './scalar.ts';

/** Body of every error of the native face: problem details, RFC 9457. */
export const ProblemSchema = object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String(),
  code: oneOf(errorCodes),
  requestId: Type.String(),
  path: optional(Type.String()),
  position: optional(Type.Integer()),
  retryAfterMs: optional(Type.Integer()),
});
export type Problem = Static<typeof ProblemSchema>;

export const problemMediaType = 'application/problem+json';

export const problemStatus = {
  InvalidInput: 400,
  InvalidFilter: 400,
  Unauthenticated: 401,
  Forbidden: 403,
  NotFound: 404,
  AlreadyExists: 409,
  Conflict: 409,
  ResourceInUse: 409,
  ParameterImmutable: 409,
  PreconditionFailed: 412,
  IdempotencyMismatch: 422,
  LimitExceeded: 422,
  PayloadTooLarge: 413,
  RangeNotSatisfiable: 416,
  UnsupportedMediaType: 415,
  ChecksumMismatch: 422,
  TooManyRequests: 429,
  NotOffered: 501,
  Unavailable: 503,
  StorageFull: 507,
  Internal: 500,
} as const satisfies Record<ErrorCode, number>;
