import type { ServerResponse } from 'node:http';
import { AssayError } from '@assay/base';
import type { Store } from '@assay/core';
import { serveChanges } from './serve-changes.ts';
import type { ReadChanges } from './serve-changes.ts';

/** All open event streams: woken by commits, bounded in number, ended together. */
export interface ChangeStreams {
  /** Streams until the client leaves or the server closes. The headers are written here. */
  serve(response: ServerResponse, since: number | undefined, read: ReadChanges): Promise<void>;
  readonly openCount: number;
  close(): void;
}

const maxStreams = 1000;

export function changeStreams(store: Store, onFault: (thrown: unknown) => void): ChangeStreams {
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
    async serve(response, since, read) {
      if (closing.signal.aborted)
        throw new AssayError('Unavailable', 'The server is stopping.', { retryAfterMs: 2000 });
      if (openCount >= maxStreams)
        throw new AssayError('TooManyRequests', `${maxStreams} streams are open already.`, { retryAfterMs: 10_000 });
      openCount++;
      try {
        await serveChanges(response, { since, read, wakers, closing: closing.signal });
      } catch (thrown) {
        if (!response.headersSent) throw thrown;
        onFault(thrown);
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
