import { AssayError } from '@assay/base';
import { terminalRunStatuses } from '@assay/wire';
import type { RunStatus } from '@assay/wire';
import { isPassing, pause } from '../core/retry.ts';
import type { OpenRun } from './open-run.ts';

export interface WaitOptions {
  /** Default: no bound. */
  readonly timeoutMs?: number | undefined;
  /** Ends the wait; the run goes on. */
  readonly signal?: AbortSignal | undefined;
}

/** Asks the server until the run has ended. A server that does not answer is waited for. */
export async function waitForEnd(run: OpenRun, options: WaitOptions): Promise<RunStatus> {
  const { timeoutMs, signal } = options;
  const endsAt = timeoutMs === undefined ? Number.POSITIVE_INFINITY : performance.now() + timeoutMs;
  for (let waitMs = 100; ; waitMs = Math.min(2_000, waitMs * 1.5)) {
    try {
      const { status } = await run.session.client.getRun({
        params: { runId: run.id },
        query: { metrics: 0, artifacts: 0 },
        ...(signal !== undefined && { signal }),
      });
      if (terminalRunStatuses.has(status)) return status;
    } catch (thrown) {
      if (!isPassing(thrown)) throw thrown;
    }
    const left = endsAt - performance.now();
    if (left <= 0) {
      throw new AssayError('Unavailable', `wait: run "${run.name}" has not ended within ${timeoutMs} ms.`);
    }
    await pause(Math.min(waitMs, left), signal);
  }
}
