import { AssayError } from '@assay/base';
import { readEvents } from './event-stream.ts';
import type { ServerSentEvent } from './event-stream.ts';
import { isPassing, pause, retryDelayMs } from './retry.ts';
import type { RetryPolicy } from './retry.ts';

/** What every stream of events may say beside its own: it stands, or what was asked for is gone (read anew, then go on). */
export type StreamState = { readonly type: 'reset' } | { readonly type: 'open' };

const policy: RetryPolicy = { attempts: Number.POSITIVE_INFINITY, baseMs: 250, capMs: 5_000 };

/**
 * Follows a stream until the signal aborts or the caller leaves the loop; connects again after a break, from the
 * cursor of the last event on. Throws only what another attempt cannot mend, e.g. Unauthenticated.
 */
export async function* followStream<Event>(
  connect: (lastEventId: string | undefined, signal: AbortSignal) => Promise<Response>,
  outer: AbortSignal | undefined,
  decode: (event: ServerSentEvent) => Event | undefined,
): AsyncGenerator<Event | StreamState, void, void> {
  const ended = new AbortController();
  const signal = outer === undefined ? ended.signal : AbortSignal.any([outer, ended.signal]);
  let lastEventId: string | undefined;
  let attempt = 0;
  try {
    while (!signal.aborted) {
      try {
        const response = await connect(lastEventId, signal);
        yield { type: 'open' };
        attempt = 0;
        for await (const event of readEvents(response.body ?? new Blob([]).stream())) {
          if (event.id !== undefined) lastEventId = event.id;
          const decoded = decode(event);
          if (decoded !== undefined) yield decoded;
          else if (event.type === 'reset') yield { type: 'reset' };
        }
      } catch (thrown) {
        if (signal.aborted) return;
        if (thrown instanceof AssayError && !isPassing(thrown)) throw thrown;
      }
      attempt += 1;
      await pause(retryDelayMs(policy, attempt, undefined), signal).catch(() => undefined);
    }
  } finally {
    ended.abort();
  }
}
