import type { Clock } from '@assay/base';

/**
 * Counts wrong credentials by address over a minute. It never refuses a right key, so one careless client cannot lock
 * others of its address out; it only makes guessing slow and visible.
 */
export interface FailedAttempts {
  /** Undefined, or how long this address has to wait before its next wrong attempt is looked at as such. */
  note(address: string): number | undefined;
}

const windowMs = 60_000;
const maxAddresses = 10_000;

export function failedAttempts(clock: Clock, maxPerMinute: number): FailedAttempts {
  const byAddress = new Map<string, { startMs: number; count: number }>();
  return {
    note(address) {
      const now = clock.now();
      let entry = byAddress.get(address);
      if (entry === undefined || Math.abs(now - entry.startMs) >= windowMs) {
        byAddress.delete(address);
        if (byAddress.size >= maxAddresses) {
          const [oldest] = byAddress.keys();
          if (oldest !== undefined) byAddress.delete(oldest);
        }
        byAddress.set(address, (entry = { startMs: now, count: 0 }));
      }
      entry.count++;
      return entry.count > maxPerMinute ? entry.startMs + windowMs - now : undefined;
    },
  };
}
