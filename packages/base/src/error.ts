/**
 * The closed set of error codes. Each face maps every one of them to its own wire form
 * (`Record<ErrorCode, …>`), so that adding a code stops the build until every face has an answer.
 * Meaning of each: docs/reference/errors.md (a test holds the two against each other).
 */
export const errorCodes = [
  'InvalidInput',
  'InvalidFilter',
  'Unauthenticated',
  'Forbidden',
  'NotFound',
  'AlreadyExists',
  'Conflict',
  'ResourceInUse',
  'ParameterImmutable',
  'PreconditionFailed',
  'IdempotencyMismatch',
  'LimitExceeded',
  'PayloadTooLarge',
  'RangeNotSatisfiable',
  'UnsupportedMediaType',
  'ChecksumMismatch',
  'TooManyRequests',
  'NotOffered',
  'Unavailable',
  'StorageFull',
  'Internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** Machine-readable facts of an error. `path` names the faulty field of the input, e.g. `points[3].step`. */
export interface ErrorDetails {
  readonly path?: string;
  /** Offset in characters of a fault inside a text, e.g. a filter. */
  readonly position?: number;
  /** How long to wait before trying again. */
  readonly retryAfterMs?: number;
  readonly [fact: string]: string | number | boolean | undefined;
}

/**
 * The one error that Assay throws on purpose. The message says what is wrong, where, and what to do,
 * in words meant for the person who made the call. Anything else thrown is a defect (`Internal`).
 */
export class AssayError extends Error {
  override readonly name = 'AssayError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
    this.details = details;
  }
}

export const invalidInput = (path: string, message: string): AssayError =>
  new AssayError('InvalidInput', path === '' ? message : `${path}: ${message}`, path === '' ? {} : { path });

export const notFound = (kind: string, id: string): AssayError =>
  new AssayError('NotFound', `No ${kind} with id or name "${id}".`, { kind, id });

/** The message of whatever was thrown, for logs and for wrapping. */
export const messageOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));
