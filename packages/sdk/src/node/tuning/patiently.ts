import { randomUUID } from 'node:crypto';
import { AssayError } from '@assay/base';
import type { CallOptions } from '../../core/operation-call.ts';
import { isPassing, noRetry, pause, retryDelayMs } from '../../core/retry.ts';
import type { Session } from '../session.ts';

const policy = { attempts: Number.POSITIVE_INFINITY, baseMs: 200, capMs: 5_000 };
/** A server that answers but fails is not asked for ever. */
const mostFaults = 10;

/**
 * Makes a call until the server answers it, however long it is away; it takes effect once. A refusal ends it, and so does an abort, with the
 * signal's reason.
 */
export async function patiently<T>(
  session: Session,
  call: (options: CallOptions) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const options = { retry: noRetry, idempotencyKey: randomUUID(), ...(signal !== undefined && { signal }) };
  for (let attempt = 1, faults = 0; ; attempt++) {
    try {
      const answer = await call(options);
      session.reachability.answered();
      return answer;
    } catch (thrown) {
      const code = thrown instanceof AssayError ? thrown.code : undefined;
      if (code === 'Internal') faults += 1;
      if (!isPassing(thrown) || faults >= mostFaults || signal?.aborted === true) throw thrown;
      if (code === 'Unavailable') session.reachability.failed(thrown);
      await pause(retryDelayMs(policy, attempt, thrown), signal);
    }
  }
}
