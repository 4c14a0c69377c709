import { AssayError } from '@assay/base';
import type { ErrorCode } from '@assay/base';
import type { AwsService } from './aws-paths.ts';

/** An error as AWS's services answer it: a code, which clients act on, and words. */
export class AwsError extends Error {
  readonly code: string;
  /** 400 when not given. */
  readonly status: number;
  /** More elements of an XML error, in this order. */
  readonly details: Readonly<Record<string, string>>;

  constructor(
    code: string,
    message: string,
    options: { status?: number; details?: Readonly<Record<string, string>>; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'AwsError';
    this.code = code;
    this.status = options.status ?? 400;
    this.details = options.details ?? {};
  }
}

export const validationError = (message: string): AwsError => new AwsError('ValidationException', message);

type Codes = { readonly [C in ErrorCode]: readonly [code: string, status: number] };

const jsonCodes: Codes = {
  InvalidInput: ['ValidationException', 400],
  InvalidFilter: ['ValidationException', 400],
  Unauthenticated: ['MissingAuthenticationToken', 400],
  Forbidden: ['AccessDeniedException', 400],
  NotFound: ['ResourceNotFound', 400],
  AlreadyExists: ['ValidationException', 400],
  Conflict: ['ConflictException', 400],
  ResourceInUse: ['ResourceInUse', 400],
  ParameterImmutable: ['ValidationException', 400],
  PreconditionFailed: ['ConflictException', 400],
  IdempotencyMismatch: ['ConflictException', 400],
  LimitExceeded: ['ResourceLimitExceeded', 400],
  PayloadTooLarge: ['RequestEntityTooLargeException', 413],
  RangeNotSatisfiable: ['ValidationException', 400],
  UnsupportedMediaType: ['SerializationException', 400],
  ChecksumMismatch: ['ValidationException', 400],
  TooManyRequests: ['ThrottlingException', 400],
  NotOffered: ['UnknownOperationException', 400],
  Unavailable: ['ServiceUnavailable', 503],
  StorageFull: ['ServiceUnavailable', 503],
  Internal: ['InternalFailure', 500],
};

const s3Codes: Codes = {
  InvalidInput: ['InvalidArgument', 400],
  InvalidFilter: ['InvalidArgument', 400],
  Unauthenticated: ['AccessDenied', 403],
  Forbidden: ['AccessDenied', 403],
  NotFound: ['NoSuchKey', 404],
  AlreadyExists: ['BucketAlreadyOwnedByYou', 409],
  Conflict: ['OperationAborted', 409],
  ResourceInUse: ['BucketNotEmpty', 409],
  ParameterImmutable: ['InvalidRequest', 400],
  PreconditionFailed: ['PreconditionFailed', 412],
  IdempotencyMismatch: ['OperationAborted', 409],
  LimitExceeded: ['InvalidRequest', 400],
  PayloadTooLarge: ['EntityTooLarge', 400],
  RangeNotSatisfiable: ['InvalidRange', 416],
  UnsupportedMediaType: ['InvalidRequest', 400],
  ChecksumMismatch: ['BadDigest', 400],
  TooManyRequests: ['SlowDown', 503],
  NotOffered: ['NotImplemented', 501],
  Unavailable: ['ServiceUnavailable', 503],
  StorageFull: ['ServiceUnavailable', 503],
  Internal: ['InternalError', 500],
};

/** Whatever was thrown, as the service answers it. What is no error of ours says nothing of its insides. */
export function asAwsError(thrown: unknown, service: AwsService = 'sagemaker'): AwsError {
  if (thrown instanceof AwsError) return thrown;
  const codes = service === 's3' ? s3Codes : jsonCodes;
  const isTold = thrown instanceof AssayError && thrown.code !== 'Internal';
  const [code, status] = codes[isTold ? thrown.code : 'Internal'];
  const message = isTold ? thrown.message : 'The request failed because of an unknown error.';
  return new AwsError(code, message, { status, cause: thrown });
}
