import { AssayError, messageOf } from '@assay/base';
import type { ErrorCode, ErrorDetails } from '@assay/base';
import { storageErrorOf } from '../sqlite-error.ts';

/** An error as it crosses from one thread to another. */
export interface ThreadError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details: ErrorDetails;
  /** Of what was no AssayError: for the log, never for a caller. */
  readonly stack?: string;
}

export function toThreadError(thrown: unknown): ThreadError {
  const error = thrown instanceof AssayError ? thrown : storageErrorOf(thrown);
  if (error !== undefined) {
    const { code, message, details } = error;
    const cause = error.cause instanceof Error ? error.cause.stack : undefined;
    return { code, message, details, ...(cause !== undefined && { stack: cause }) };
  }
  const stack = (thrown instanceof Error ? thrown.stack : undefined) ?? messageOf(thrown);
  return { code: 'Internal', message: 'A defect in the store; the log of the server says more.', details: {}, stack };
}

export function fromThreadError({ code, message, details, stack }: ThreadError): AssayError {
  if (stack === undefined) return new AssayError(code, message, details);
  const cause = new Error(stack.split('\n')[0] ?? stack);
  cause.stack = stack;
  return new AssayError(code, message, details, { cause });
}
