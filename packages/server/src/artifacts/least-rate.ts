import { AssayError } from '@assay/base';

export interface LeastRate {
  readonly intervalMs: number;
  /** That must arrive in each interval. */
  readonly leastBytes: number;
}

/** 1 KB/s over half a minute. */
const defaultRate: LeastRate = { intervalMs: 30_000, leastBytes: 30 * 1024 };

/**
 * The same bytes, given up (InvalidInput) when they arrive more slowly than the least rate: a slow connection may take
 * hours for gigabytes, a stalled one does not hold its place. Time that the consumer takes does not count.
 */
export async function* atLeastRate(
  source: AsyncIterable<Uint8Array>,
  { intervalMs, leastBytes }: LeastRate = defaultRate,
): AsyncGenerator<Uint8Array> {
  const stalled = Promise.withResolvers<never>();
  stalled.promise.catch(() => undefined);
  let received = 0;
  let waitedMs = 0;
  const iterator = source[Symbol.asyncIterator]();
  try {
    for (;;) {
      const beganMs = performance.now();
      const next = iterator.next();
      const timer = setTimeout(
        () =>
          stalled.reject(new AssayError('InvalidInput', 'The body arrives too slowly (below 1 KB/s); send it again.')),
        intervalMs - waitedMs,
      );
      const result = await Promise.race([next, stalled.promise]).finally(() => clearTimeout(timer));
      waitedMs += performance.now() - beganMs;
      if (result.done === true) return;
      received += result.value.length;
      if (received >= leastBytes) received = waitedMs = 0;
      yield result.value;
    }
  } finally {
    // Not awaited: a source that waits for its next bytes ends only with them.
    iterator.return?.().catch(() => undefined);
  }
}
