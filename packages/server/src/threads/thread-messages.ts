import type { ErrorCode, ErrorDetails } from '@assay/base';

/** A question of a thread, under a number that its answer carries, or a notice, which has no answer. */
export type ThreadRequest<Question, Notice> =
  | { readonly call: number; readonly question: Question }
  | { readonly notice: Notice };

export type ThreadOutcome =
  | { readonly call: number; readonly ok: true; readonly value: unknown }
  | { readonly call: number; readonly ok: false; readonly error: ThreadError };

/** An error as it crosses from the thread. */
export interface ThreadError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details: ErrorDetails;
  /** Of what was no AssayError: for the log, never for a caller. */
  readonly stack?: string;
}
