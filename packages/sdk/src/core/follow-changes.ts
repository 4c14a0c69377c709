import type { Change } from '@assay/wire';
import { AssayError } from '@assay/base';
import { readEvents } from './event-stream.ts';
import type { ServerSentEvent } from './event-stream.ts';
import { isPassing, pause, retryDelayMs } from './retry.ts';
import type { RetryPolicy } from './retry.ts';

/**
 * What followChanges yields: a change, or `reset` when the server no longer has the changes since the cursor (read
 * everything anew, then go on), or `open` each time that the stream stands.
 */
export type FollowedChange =
  | { readonly type: 'change'; readonly change: Change }
  | { readonly type: 'reset' }
  | { readonly type: 'open' };

const policy: RetryPolicy = { attempts: Number.POSITIVE_INFINITY, baseMs: 250, capMs: 5_000 };

/**
 * Follows the change log until the signal aborts or the caller leaves the loop; connects again after a break, from the
 * cursor of the last event on. Throws only what another attempt cannot mend, e.g. Unauthenticated.
 */
export async function* followStream(
  connect: (lastEventId: string | undefined, signal: AbortSignal) => Promise<Response>,
  outer: AbortSignal | undefined,
): AsyncGenerator<FollowedChange, void, void> {
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
          const followed = changeOf(event);
          if (followed !== undefined) yield followed;
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

function changeOf(event: ServerSentEvent): FollowedChange | undefined {
  if (event.type === 'reset') return { type: 'reset' };
  if (event.type !== 'change') return undefined;
  return { type: 'change', change: JSON.parse(event.data) as Change };
}
