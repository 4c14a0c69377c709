import { AssayError } from '@assay/base';
import type { ErrorCode } from '@assay/base';

/** What the exit status of `assay` tells a script. */
export const exitCodes = { ok: 0, failed: 1, usage: 2, notFound: 3, unreachable: 4, refused: 5 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export const exitCodeMeanings: Readonly<Record<keyof typeof exitCodes, string>> = {
  ok: 'done',
  failed: 'something went wrong; standard error says what',
  usage: 'the command line or a filter is not right',
  notFound: 'no such run, experiment, metric or artifact',
  unreachable: 'the server cannot be reached',
  refused: 'the server wants a key, or does not allow this with the one given',
};

const byError = {
  InvalidInput: exitCodes.usage,
  InvalidFilter: exitCodes.usage,
  Unauthenticated: exitCodes.refused,
  Forbidden: exitCodes.refused,
  NotFound: exitCodes.notFound,
  AlreadyExists: exitCodes.failed,
  Conflict: exitCodes.failed,
  ResourceInUse: exitCodes.failed,
  ParameterImmutable: exitCodes.failed,
  PreconditionFailed: exitCodes.failed,
  IdempotencyMismatch: exitCodes.failed,
  LimitExceeded: exitCodes.failed,
  PayloadTooLarge: exitCodes.failed,
  RangeNotSatisfiable: exitCodes.failed,
  UnsupportedMediaType: exitCodes.failed,
  ChecksumMismatch: exitCodes.failed,
  TooManyRequests: exitCodes.failed,
  NotOffered: exitCodes.failed,
  Unavailable: exitCodes.unreachable,
  StorageFull: exitCodes.failed,
  Internal: exitCodes.failed,
} as const satisfies Record<ErrorCode, ExitCode>;

export const exitCodeOf = (thrown: unknown): ExitCode =>
  thrown instanceof AssayError ? byError[thrown.code] : exitCodes.failed;
