import { once } from 'node:events';
import type { ServerResponse } from 'node:http';

/** Waits until the client has taken what was written; one that takes nothing for `stalledMs` is let go. */
export async function drained(response: ServerResponse, gone: AbortController, stalledMs: number): Promise<void> {
  const signal = AbortSignal.any([gone.signal, AbortSignal.timeout(stalledMs)]);
  try {
    await once(response, 'drain', { signal });
  } catch {
    gone.abort();
    response.destroy();
  }
}
