import { AssayError } from '@assay/base';
import type { ErrorCode } from '@assay/base';

/**
 * MLflow's error codes with the status of each. Its clients try again for minutes what is answered with 408, 429, 500, 502, 503
 * or 504, so these stand for what may pass by itself, and for nothing else.
 */
const statuses = {
  INVALID_PARAMETER_VALUE: 400,
  RESOURCE_ALREADY_EXISTS: 400,
  BAD_REQUEST: 400,
  UNAUTHENTICATED: 401,
  PERMISSION_DENIED: 403,
  RESOURCE_DOES_NOT_EXIST: 404,
  ENDPOINT_NOT_FOUND: 404,
  RESOURCE_CONFLICT: 409,
  REQUEST_LIMIT_EXCEEDED: 429,
  INTERNAL_ERROR: 500,
  NOT_IMPLEMENTED: 501,
  TEMPORARILY_UNAVAILABLE: 503,
  RESOURCE_EXHAUSTED: 507,
} as const;

export type MlflowErrorCode = keyof typeof statuses;

/** An error in MLflow's own words. */
export class MlflowError extends Error {
  override readonly name = 'MlflowError';
  readonly code: MlflowErrorCode;

  constructor(code: MlflowErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }

  get status(): number {
    return statuses[this.code];
  }
}

/** `Invalid value 5 for parameter 'name' supplied: reason`. */
export function invalidParameter(path: string, value: unknown, reason = ''): MlflowError {
  const shown = (JSON.stringify(value) ?? String(value)).slice(0, 500).toWellFormed();
  const why = reason === '' ? '' : `: ${reason}`;
  return new MlflowError('INVALID_PARAMETER_VALUE', `Invalid value ${shown} for parameter '${path}' supplied${why}`);
}

export const missingParameter = (path: string): MlflowError =>
  new MlflowError('INVALID_PARAMETER_VALUE', `Missing value for required parameter '${path}'.`);

const codes: Readonly<Record<ErrorCode, MlflowErrorCode>> = {
  InvalidInput: 'INVALID_PARAMETER_VALUE',
  InvalidFilter: 'INVALID_PARAMETER_VALUE',
  Unauthenticated: 'UNAUTHENTICATED',
  Forbidden: 'PERMISSION_DENIED',
  NotFound: 'RESOURCE_DOES_NOT_EXIST',
  AlreadyExists: 'RESOURCE_ALREADY_EXISTS',
  Conflict: 'RESOURCE_CONFLICT',
  ResourceInUse: 'RESOURCE_CONFLICT',
  ParameterImmutable: 'INVALID_PARAMETER_VALUE',
  PreconditionFailed: 'RESOURCE_CONFLICT',
  IdempotencyMismatch: 'RESOURCE_CONFLICT',
  LimitExceeded: 'INVALID_PARAMETER_VALUE',
  PayloadTooLarge: 'INVALID_PARAMETER_VALUE',
  RangeNotSatisfiable: 'BAD_REQUEST',
  UnsupportedMediaType: 'BAD_REQUEST',
  ChecksumMismatch: 'BAD_REQUEST',
  TooManyRequests: 'REQUEST_LIMIT_EXCEEDED',
  NotOffered: 'NOT_IMPLEMENTED',
  Unavailable: 'TEMPORARILY_UNAVAILABLE',
  StorageFull: 'RESOURCE_EXHAUSTED',
  Internal: 'INTERNAL_ERROR',
};

/** Whatever was thrown, in MLflow's form; of what is no error of ours nothing but the request's id gets out. */
export function asMlflowError(thrown: unknown, requestId: string): MlflowError {
  if (thrown instanceof MlflowError) return thrown;
  if (thrown instanceof AssayError && thrown.code !== 'Internal')
    return new MlflowError(codes[thrown.code], thrown.message, { cause: thrown });
  return new MlflowError(
    'INTERNAL_ERROR',
    `The server failed to handle this request. Its log holds the reason under the request id ${requestId}.`,
    { cause: thrown },
  );
}
