import type { PointBatch } from '@assay/series';
import type { BatchName } from './delivery.ts';
import { defaultRetryPolicy, retrying } from './retry.ts';
import type { RetryPolicy } from './retry.ts';
import { sendPoints } from './send-points.ts';

export type { BatchName, PointBatch };

export interface LogPointsOptions {
  readonly url: string;
  readonly key?: string | undefined;
  readonly runId: string;
  /** By which the server knows a batch that it has already: (client id of at most 64 characters, number from 0 on). */
  readonly name: BatchName;
  readonly signal?: AbortSignal;
  readonly retry?: RetryPolicy;
}

/** Sends many points of a run as one binary frame, repeated like any call. Rejects with AssayError, or with the signal's reason. */
export const logPoints = (points: PointBatch, options: LogPointsOptions): Promise<void> => {
  const { url, key, runId, name, signal = new AbortController().signal, retry = defaultRetryPolicy } = options;
  const delivery = { kind: 'points', batch: name, points } as const;
  return retrying(
    retry,
    () => sendPoints({ url, key, fetch: globalThis.fetch }, delivery, runId, { signal, timeoutMs: 60_000 }),
    signal,
  );
};
