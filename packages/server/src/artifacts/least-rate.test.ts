import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { atLeastRate } from './least-rate.ts';

async function* drip(chunks: number, everyMs: number): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < chunks; i++) {
    await delay(everyMs, undefined, { ref: false });
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

const rate = { intervalMs: 60, leastBytes: 150 };

test('a sender that stalls is given up, before its next byte', async () => {
  await expect(consume(atLeastRate(drip(1, 2 ** 30), rate))).rejects.toThrow('too slowly');
  await expect(consume(atLeastRate(drip(100, 50), rate))).rejects.toThrow('too slowly');
});

test('a steady sender and a slow disk are not', async () => {
  await expect(consume(atLeastRate(drip(10, 5), rate))).resolves.toBe(1000);
  await expect(consume(atLeastRate(drip(3, 0), rate), 100)).resolves.toBe(300);
});

test('what the source throws comes through', async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield new Uint8Array(1);
    throw new Error('broke off');
  }
  await expect(consume(atLeastRate(broken(), rate))).rejects.toThrow('broke off');
});
