import type { EpochMs, ProjectId } from '@assay/base';
import type { Actor, CallOptions, Limits } from '@assay/core';
import type { CatalogueCall } from '../compaction/catalogue-request.ts';
import type { Unflushed } from '../writer-memory.ts';
import type { ThreadError } from './thread-error.ts';

/** What a thread is started with. */
export interface ThreadData {
  readonly file: string;
  readonly limits: Limits;
  readonly operations: string | undefined;
  /** Searches over at least this many runs are answered out of memory where they can be. */
  readonly columnsFromRuns: number;
}

export interface WriterData extends ThreadData {
  readonly now: EpochMs;
}

/** A list of names that the thread is given once and keeps under a number; without `names` the one that it was given before. */
export interface NameListRef {
  readonly number: number;
  readonly names?: readonly string[];
}

export interface CommandRequest {
  readonly kind: 'command';
  readonly call: number;
  readonly name: string;
  readonly input: unknown;
  /** Of a batch in the input, in place of its names. */
  readonly nameList?: NameListRef;
  readonly projectId: ProjectId;
  readonly actor: Actor;
  readonly now: EpochMs;
  readonly idempotency: CallOptions['idempotency'];
  /** Whether the memory of the input's typed arrays may move to the thread. */
  readonly handOver: boolean;
}

export type WriterRequest =
  | CommandRequest
  | { readonly kind: 'probe' | 'statistics' | 'flush' | 'checkpoint'; readonly call: number }
  | { readonly kind: 'maintain'; readonly call: number; readonly now: EpochMs }
  | { readonly kind: 'catalogue'; readonly call: number; readonly change: CatalogueCall }
  | { readonly kind: 'close' };

export type Outcome =
  | { readonly call: number; readonly ok: true; readonly value: unknown }
  | { readonly call: number; readonly ok: false; readonly error: ThreadError };

export type WriterAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly error: ThreadError }
  /** `latestCursor` 0: nothing was written to the change log. `unflushed`: what waits in memory; a `flush` stores it. */
  | {
      readonly kind: 'outcomes';
      readonly outcomes: readonly Outcome[];
      readonly latestCursor: number;
      readonly unflushed: Unflushed;
      /** What stood in the write-ahead log a moment ago. */
      readonly walBytes: number;
    };

export interface QueryRequest {
  readonly kind: 'query';
  readonly call: number;
  readonly name: string;
  readonly input: unknown;
  readonly projectId: ProjectId;
  readonly actor: Actor;
  readonly now: EpochMs;
}

export type ReaderRequest =
  | QueryRequest
  | { readonly kind: 'probe'; readonly call: number }
  | { readonly kind: 'close' };
