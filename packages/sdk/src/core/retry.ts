import { AssayError } from '@assay/base';

/** How calls are repeated after a failure that may pass. */
export interface RetryPolicy {
  /** Attempts in all, the first one included. */
  readonly attempts: number;
  /** The wait before attempt n + 1 is random between 0 and min(capMs, baseMs · 2ⁿ⁻¹): full jitter. */
  readonly baseMs: number;
  readonly capMs: number;
}

export const defaultRetryPolicy: RetryPolicy = { attempts: 5, baseMs: 100, capMs: 5_000 };
export const noRetry: RetryPolicy = { attempts: 1, baseMs: 0, capMs: 0 };

/** Whether the same call may succeed later: transport faults, 408, 429 and 5xx, except what the server does not offer. */
export function isPassing(thrown: unknown): boolean {
  if (!(thrown instanceof AssayError)) return false;
  switch (thrown.code) {
    case 'Unavailable':
    case 'TooManyRequests':
    case 'StorageFull':
    case 'Internal':
      return true;
    default:
      return false;
  }
}

/** The wait after the failed attempt number `attempt` (from 1); what the server asked for counts as the least. */
export function retryDelayMs(policy: RetryPolicy, attempt: number, thrown: unknown, random = Math.random): number {
  const jitter = random() * Math.min(policy.capMs, policy.baseMs * 2 ** Math.min(attempt - 1, 30));
  const asked = thrown instanceof AssayError ? (thrown.details.retryAfterMs ?? 0) : 0;
  return Math.max(jitter, Math.min(asked, 60_000));
}

/** Waits; an abort ends the wait with the signal's reason. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(signal.reason as Error);
      return;
    }
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });
}

/** Calls `attempt` until it succeeds, fails for good, or the attempts are used up. An abort ends the waits too. */
export async function retrying<T>(
  policy: RetryPolicy,
  attempt: (number: number) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  for (let number = 1; ; number++) {
    try {
      return await attempt(number);
    } catch (thrown) {
      if (number >= policy.attempts || !isPassing(thrown) || signal?.aborted === true) throw thrown;
      await pause(retryDelayMs(policy, number, thrown), signal);
    }
  }
}
