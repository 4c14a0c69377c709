import type { Logger } from 'pino';

const leastMs = 1000;

/** Warnings that every request may cause, at most one line a second: with a count of those that were left out. */
export function warnSparingly(
  log: Pick<Logger, 'warn'>,
  now: () => number = () => performance.now(),
): { warn(message: string): void } {
  let warnedMs = -Infinity;
  let leftOut = 0;
  return {
    warn(message: string): void {
      const nowMs = now();
      if (nowMs - warnedMs < leastMs) {
        leftOut++;
        return;
      }
      log.warn({ leftOut }, message);
      warnedMs = nowMs;
      leftOut = 0;
    },
  };
}
