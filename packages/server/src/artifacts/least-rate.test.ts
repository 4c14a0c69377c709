import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { atLeastRate } from './least-rate.ts';

async function* drip(chunks: number, everyMs: number): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < chunks; i++) {
    await delay(everyMs);
    yield new Uint8Array(100);
  }
}

async function consume(source: AsyncIterable<Uint8Array>, pauseMs = 0): Promise<number> {
  let sum = 0;
  for await (const chunk of source) {
    sum += chunk.length;
    if (pauseMs > 0) await delay(pauseMs);
  }
  return sum;
}

test('a sender that stalls is given up', async () => {
  const reasons: string[] = [];
  await consume(
    atLeastRate(drip(1, 120), (reason) => reasons.push(reason.message), { intervalMs: 40, leastBytes: 50 }),
  );
  expect(reasons[0]).toContain('too slowly');
});

test('a steady sender and a slow disk are not', async () => {
  const giveUp = (reason: Error): void => expect.unreachable(reason.message);
  const bounds = { intervalMs: 40, leastBytes: 50 };
  await expect(consume(atLeastRate(drip(10, 5), giveUp, bounds))).resolves.toBe(1000);
  await expect(consume(atLeastRate(drip(2, 0), giveUp, bounds), 100)).resolves.toBe(200);
});
