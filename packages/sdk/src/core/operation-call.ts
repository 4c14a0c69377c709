import type { BodyOf, NativeOperationName, NativeOperations, ParamsOf, QueryOf, ResponseOf } from '@assay/wire';
import type { Download } from './download.ts';
import type { FollowedChange } from './follow-changes.ts';
import type { TailedPoints } from './tail-points.ts';
import type { RetryPolicy } from './retry.ts';

/** What every call takes beside the operation's own input. */
export interface CallOptions {
  /** Ends the call, and the waits between its attempts. Work that the server has begun is not undone. */
  readonly signal?: AbortSignal;
  /** Bound of one attempt; 0 for none. Default 30 s, for up- and downloads none. */
  readonly timeoutMs?: number;
  readonly retry?: RetryPolicy;
  /** Makes a repeated call take effect once; made up for every writing call when not given. */
  readonly idempotencyKey?: string;
  /** Only if the entity still has this version (`If-Match`). */
  readonly ifVersion?: number;
}

/** Bytes to send. A function is called anew for each attempt, so that a stream can be sent again. */
export type UploadBody = Uint8Array<ArrayBuffer> | Blob | string | (() => Promise<UploadBytes> | UploadBytes);
export type UploadBytes = Uint8Array<ArrayBuffer> | Blob | string | ReadableStream<Uint8Array>;

export interface ByteRange {
  readonly start: number;
  /** Inclusive; to the end when absent. */
  readonly end?: number;
}

type Given<Key extends string, T> = [T] extends [undefined]
  ? unknown
  : object extends T
    ? { readonly [K in Key]?: T }
    : { readonly [K in Key]: T };

type ByKind<N extends NativeOperationName> = NativeOperations[N]['kind'] extends 'upload'
  ? { readonly body: UploadBody; readonly mediaType?: string }
  : NativeOperations[N]['kind'] extends 'download'
    ? { readonly range?: ByteRange }
    : unknown;

/** Everything one call of an operation takes: `{ params, query, body }` where the operation has them, and options. */
export type OperationInput<N extends NativeOperationName> = Given<'params', ParamsOf<N>> &
  Given<'query', QueryOf<N>> &
  Given<'body', BodyOf<N>> &
  ByKind<N> &
  CallOptions;

export type OperationAnswer<N extends NativeOperationName> = NativeOperations[N]['kind'] extends 'events'
  ? AsyncIterable<N extends 'tailMetrics' ? TailedPoints : FollowedChange>
  : NativeOperations[N]['kind'] extends 'download' | 'file'
    ? Promise<Download>
    : Promise<[ResponseOf<N>] extends [undefined] ? void : ResponseOf<N>>;

/** One method for one operation; the argument may be left out when nothing in it is required. */
export type OperationCall<N extends NativeOperationName> =
  object extends OperationInput<N>
    ? (input?: OperationInput<N>) => OperationAnswer<N>
    : (input: OperationInput<N>) => OperationAnswer<N>;
