import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startPeriodicJob } from './periodic-job.ts';

test('runs again and again, never twice at once, and goes on after a fault', async () => {
  const faults: unknown[] = [];
  let running = 0;
  let mostAtOnce = 0;
  let runs = 0;
  await using job = startPeriodicJob({
    firstAfterMs: 1,
    everyMs: 1,
    onFault: (thrown) => faults.push(thrown),
    work: async () => {
      mostAtOnce = Math.max(mostAtOnce, ++running);
      await delay(5);
      running--;
      if (++runs === 2) throw new Error('once');
    },
  });
  await expect.poll(() => job.runCount).toBeGreaterThan(3);
  expect([mostAtOnce, faults.length]).toEqual([1, 1]);
});

test('closing waits for the run under way and tells it', async () => {
  let finished = false;
  let told = false;
  const began = Promise.withResolvers<void>();
  const job = startPeriodicJob({
    firstAfterMs: 0,
    everyMs: 1,
    onFault: () => undefined,
    work: async (signal) => {
      began.resolve();
      await delay(30);
      told = signal.aborted;
      finished = true;
    },
  });
  await began.promise;
  await job[Symbol.asyncDispose]();
  expect([finished, told]).toEqual([true, true]);
});
