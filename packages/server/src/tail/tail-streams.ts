import type { ServerResponse } from 'node:http';
import { AssayError } from '@assay/base';
import type { Store } from '@assay/core';
import { serveTail } from './serve-tail.ts';
import type { ReadArrived } from './serve-tail.ts';

/** All open streams of points: woken by commits, bounded in number, ended together. */
export interface TailStreams {
  /** Streams until the client leaves or the server closes. The headers are written here. */
  serve(response: ServerResponse, cursor: number | undefined, read: ReadArrived): Promise<void>;
  readonly openCount: number;
  close(): void;
}

/** Each asks the store for more up to ten times a second. */
const maxStreams = 200;

export function tailStreams(store: Store, onFault: (thrown: unknown) => void): TailStreams {
  const closing = new AbortController();
  const wakers = new Set<() => void>();
  const stopListening = store.onCommit(() => {
    for (const wake of wakers) wake();
  });
  let openCount = 0;
  return {
    get openCount() {
      return openCount;
    },
    async serve(response, cursor, read) {
      if (closing.signal.aborted)
        throw new AssayError('Unavailable', 'The server is stopping.', { retryAfterMs: 2000 });
      if (openCount >= maxStreams)
        throw new AssayError('TooManyRequests', `${maxStreams} streams of points are open already.`, {
          retryAfterMs: 10_000,
        });
      openCount++;
      try {
        await serveTail(response, { cursor, read, wakers, closing: closing.signal });
      } catch (thrown) {
        if (!response.headersSent) throw thrown;
        // A run that was purged meanwhile, a reader that died: the client comes back and is told.
        if (!(thrown instanceof AssayError)) onFault(thrown);
      } finally {
        openCount--;
      }
    },
    close() {
      stopListening();
      closing.abort();
    },
  };
}
