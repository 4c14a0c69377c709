import type { ErrorCode, ErrorDetails } from '@assay/base';
import type { SpoolMode } from './spool-folder.ts';

/** An AssayError on its way between threads. */
export interface FaultMessage {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details: ErrorDetails;
}

/** A request that the logging thread makes for the worker, by the `fetch` that its session was given. */
export interface FetchMessage {
  readonly kind: 'fetch';
  readonly channel: number;
  readonly call: number;
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer>;
}

export type FetchOutcome =
  | {
      readonly ok: true;
      readonly status: number;
      readonly headers: readonly (readonly [string, string])[];
      readonly body: ArrayBuffer;
    }
  | { readonly ok: false; readonly message: string };

export interface OpenMessage {
  readonly kind: 'open';
  readonly channel: number;
  readonly memory: SharedArrayBuffer;
  readonly folder: string;
  readonly url: string;
  readonly key: string | undefined;
  /** The session has a `fetch` of its own: it is called in the logging thread. */
  readonly ownFetch: boolean;
  readonly mode: SpoolMode;
  readonly limitBytes: number | undefined;
}

/** From the logging thread to the worker. */
export type WorkerRequest =
  | OpenMessage
  | { readonly kind: 'wake'; readonly channel: number }
  /** Answered by `flushed` once all that was logged before it is settled. */
  | { readonly kind: 'flush'; readonly channel: number; readonly call: number }
  | { readonly kind: 'forget-flush'; readonly channel: number; readonly call: number }
  | { readonly kind: 'awaited'; readonly channel: number; readonly runId: string; readonly awaited: boolean }
  /** The process ends: all is sent as soon as may be, then the token is put into the control words. */
  | { readonly kind: 'last'; readonly channel: number; readonly token: number }
  | { readonly kind: 'fetched'; readonly channel: number; readonly call: number; readonly outcome: FetchOutcome };

/** From the worker to the logging thread. */
export type WorkerEvent =
  | ChannelEvent
  /** A file of the logging thread's is not needed any more, and is for it to close. */
  | { readonly kind: 'let-go'; readonly file: number };

export type ChannelEvent =
  | FetchMessage
  | {
      readonly kind: 'created';
      readonly channel: number;
      readonly runId: string;
      readonly fault: FaultMessage | undefined;
    }
  | { readonly kind: 'renamed'; readonly channel: number; readonly runId: string; readonly name: string }
  | {
      readonly kind: 'refused';
      readonly channel: number;
      readonly runId: string;
      readonly fault: FaultMessage;
      readonly what: string;
      readonly things: number;
    }
  | { readonly kind: 'settled'; readonly channel: number; readonly runId: string; readonly things: number }
  | { readonly kind: 'failed'; readonly channel: number; readonly fault: FaultMessage }
  | { readonly kind: 'answered'; readonly channel: number }
  | { readonly kind: 'flushed'; readonly channel: number; readonly call: number }
  /** All of the channel is settled, nobody writes to it, and its spool is removed. */
  | { readonly kind: 'removed'; readonly channel: number }
  /** Something that a person should know. */
  | { readonly kind: 'note'; readonly channel: number; readonly line: string };
