import type { AssayClient } from '../../core/client.ts';
import { noRetry } from '../../core/retry.ts';

export interface BeatOptions {
  readonly studyId: string;
  readonly number: number;
  readonly everyMs: number;
}

/** Says again and again that a trial runs, until the answered function is called. A server that does not answer is asked at the next beat. */
export function beat(client: AssayClient, { studyId, number, everyMs }: BeatOptions, onStop: () => void): () => void {
  const params = { studyId, number };
  const timer = setInterval(() => {
    client.heartbeatTrial({ params, retry: noRetry, timeoutMs: everyMs }).then(
      ({ shouldStop }) => {
        if (shouldStop) onStop();
      },
      () => undefined,
    );
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
