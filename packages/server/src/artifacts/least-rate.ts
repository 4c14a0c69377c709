import { AssayError } from '@assay/base';

const intervalMs = 30_000;
const leastBytesPerSecond = 1024;

/**
 * The same bytes, given up when fewer than 1 KB/s arrive over half a minute: a slow connection may take hours for
 * gigabytes, a stalled one does not hold its place.
 */
export async function* atLeastRate(
  source: AsyncIterable<Uint8Array>,
  giveUp: (reason: AssayError) => void,
  bounds: { intervalMs: number; leastBytes: number } = {
    intervalMs,
    leastBytes: (intervalMs / 1000) * leastBytesPerSecond,
  },
): AsyncGenerator<Uint8Array> {
  let received = 0;
  let waiting = false;
  const timer = setInterval(() => {
    // Time that our own disk takes is not the sender's.
    if (waiting && received < bounds.leastBytes)
      giveUp(new AssayError('InvalidInput', 'The body arrived too slowly (less than 1 KB/s); send it again.'));
    received = 0;
  }, bounds.intervalMs);
  try {
    waiting = true;
    for await (const chunk of source) {
      waiting = false;
      received += chunk.length;
      yield chunk;
      waiting = true;
    }
  } finally {
    clearInterval(timer);
  }
}
