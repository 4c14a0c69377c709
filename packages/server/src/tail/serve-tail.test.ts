import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import type { RunId } from '@assay/base';
import type { ArrivedPoints } from '@assay/core';
import { serveTail } from './serve-tail.ts';
import type { ReadArrived } from './serve-tail.ts';

const timing = { heartbeatMs: 60, gatherMs: 20, stalledMs: 250 };
const wakers = new Set<() => void>();
let server: http.Server | undefined;
afterEach(() => server?.closeAllConnections());

const nothingAt = (cursor: number): ArrivedPoints => ({ series: [], cursor, reset: false, more: false });
const pointsAt = (cursor: number, count = 1): ArrivedPoints => ({
  ...nothingAt(cursor),
  series: [
    {
      runId: '0'.repeat(32) as RunId,
      name: 'loss',
      steps: new Float64Array(count).fill(Number.NaN),
      timesMs: new Float64Array(count),
      values: new Float64Array(count).fill(cursor),
    },
  ],
});

/** A server whose only answer is the stream; tells when that ended. */
async function stream(read: ReadArrived, closing = new AbortController()) {
  const ended = Promise.withResolvers<void>();
  const listening = http.createServer((_request, response) => {
    serveTail(response, { cursor: 0, read, wakers, closing: closing.signal, timing }).then(ended.resolve, ended.reject);
  });
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const { port } = listening.address() as AddressInfo;
  const response = await new Promise<http.IncomingMessage>((resolve) =>
    http.get({ host: '127.0.0.1', port, agent: false }, resolve),
  );
  response.on('error', () => undefined);
  return { response, ended: ended.promise, closing };
}

const textOf = (response: http.IncomingMessage): (() => string) => {
  let text = '';
  response.setEncoding('utf8').on('data', (part: string) => (text += part));
  return () => text;
};

test('heartbeats carry the cursor while nothing arrives', async () => {
  const { response } = await stream(async (cursor) => nothingAt(cursor === 0 ? 7 : 8));
  const text = textOf(response);
  await expect.poll(text).toContain(': still here\nid: 8\n\n');
  expect(text().startsWith('retry: 2000\nid: 7\n\n')).toBe(true);
  response.destroy();
});

test('points are told with their cursor; what is reset comes first', async () => {
  const { response } = await stream(async (cursor) => (cursor === 0 ? { ...pointsAt(5), reset: true } : nothingAt(5)));
  const text = textOf(response);
  const data = `{"series":[{"runId":"${'0'.repeat(32)}","name":"loss","steps":[null],"timesMs":[0],"values":[5]}]}`;
  await expect
    .poll(text)
    .toContain(`event: reset\nid: 5\ndata: {"cursor":5}\n\nevent: points\nid: 5\ndata: ${data}\n\n`);
  response.destroy();
});

test('however often it is woken, it reads no more often than it may', async () => {
  let reads = 0;
  const { response } = await stream(async (cursor = 0) => {
    reads++;
    return pointsAt(cursor + 1);
  });
  response.resume();
  const [began, before] = [performance.now(), reads];
  while (performance.now() - began < 300 || reads - before <= 2) {
    for (const wake of wakers) wake();
    await delay(2);
  }
  expect(reads - before).toBeLessThanOrEqual((performance.now() - began) / timing.gatherMs + 2);
  response.destroy();
});

test('a wake-up while points are being read is not lost', async () => {
  let arrived = 0;
  const { response } = await stream(async (cursor = 0) => {
    const seen = arrived;
    await delay(10);
    return seen > cursor ? pointsAt(seen) : nothingAt(cursor);
  });
  const text = textOf(response);
  for (arrived = 1; arrived < 20; arrived++) {
    for (const wake of wakers) wake();
    await delay(3);
  }
  for (const wake of wakers) wake();
  await expect.poll(text).toContain('event: points\nid: 20\n');
  response.destroy();
});

test('a reader that takes nothing costs a few events, and is let go', async () => {
  let reads = 0;
  const { response, ended } = await stream(async (cursor = 0) => {
    reads++;
    return pointsAt(cursor + 1, 400_000);
  });
  response.pause();
  await ended;
  expect(reads).toBeLessThan(10);
});

test('a reader that leaves ends the stream and is woken no more', async () => {
  const { response, ended } = await stream(async (cursor = 0) => nothingAt(cursor));
  expect(wakers.size).toBe(1);
  response.destroy();
  await ended;
  expect(wakers.size).toBe(0);
});

test('a failure, or the end of the server, ends the stream', async () => {
  let reads = 0;
  const failing = await stream(async () => {
    if (++reads > 1) throw new Error('disk on fire');
    return nothingAt(1);
  });
  failing.response.resume();
  await expect(failing.ended).rejects.toThrow('disk on fire');
  const closing = await stream(async () => nothingAt(1));
  closing.response.resume();
  closing.closing.abort();
  await closing.ended;
});
