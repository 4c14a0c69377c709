import { AssayError } from '@assay/base';
import type { ErrorCode } from '@assay/base';

/** An error as AWS's services answer it: a code, which clients act on, and words. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, options: { status?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = 'AwsError';
    this.code = code;
    this.status = options.status ?? 400;
  }
}

export const validationError = (message: string): AwsError => new AwsError('ValidationException', message);

const codes: { readonly [C in ErrorCode]: readonly [code: string, status: number] } = {
  InvalidInput: ['ValidationException', 400],
  InvalidFilter: ['ValidationException', 400],
  Unauthenticated: ['UnrecognizedClientException', 400],
  Forbidden: ['AccessDeniedException', 400],
  NotFound: ['ResourceNotFound', 400],
  AlreadyExists: ['ValidationException', 400],
  Conflict: ['ConflictException', 400],
  ResourceInUse: ['ResourceInUse', 400],
  ParameterImmutable: ['ValidationException', 400],
  PreconditionFailed: ['ConflictException', 400],
  IdempotencyMismatch: ['ConflictException', 400],
  LimitExceeded: ['ResourceLimitExceeded', 400],
  PayloadTooLarge: ['ValidationException', 400],
  RangeNotSatisfiable: ['ValidationException', 400],
  UnsupportedMediaType: ['ValidationException', 400],
  ChecksumMismatch: ['ValidationException', 400],
  TooManyRequests: ['ThrottlingException', 400],
  NotOffered: ['UnknownOperationException', 400],
  Unavailable: ['ServiceUnavailable', 503],
  StorageFull: ['ServiceUnavailable', 503],
  Internal: ['InternalFailure', 500],
};

/** Whatever was thrown, as SageMaker's face answers it. What is no error of ours says nothing of its insides. */
export function asAwsError(thrown: unknown): AwsError {
  if (thrown instanceof AwsError) return thrown;
  if (!(thrown instanceof AssayError))
    return new AwsError('InternalFailure', 'The request failed because of an unknown error.', {
      status: 500,
      cause: thrown,
    });
  const [code, status] = codes[thrown.code];
  return new AwsError(code, thrown.message, { status, cause: thrown });
}
