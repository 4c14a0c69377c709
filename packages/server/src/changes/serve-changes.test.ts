import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import type { EpochMs, Id } from '@assay/base';
import type { ChangeAnswer, ChangePage } from '@assay/core';
import { serveChanges } from './serve-changes.ts';

const timing = { heartbeatMs: 60, gatherMs: 5, stalledMs: 250 };
const wakers = new Set<() => void>();
let server: http.Server | undefined;
afterEach(() => server?.closeAllConnections());

const changeAt = (cursor: number, size = 0): ChangeAnswer => ({
  cursor,
  timeMs: 1 as EpochMs,
  kind: 'run.metrics',
  entityId: '0'.repeat(32) as Id,
  experimentId: null,
  data: 'x'.repeat(size),
});

/** A server whose only answer is the stream; tells when that ended. */
async function stream(read: (since: number | undefined) => Promise<ChangePage>, closing = new AbortController()) {
  const ended = Promise.withResolvers<void>();
  const listening = http.createServer((_request, response) => {
    serveChanges(response, { since: 0, read, wakers, closing: closing.signal, timing }).then(
      ended.resolve,
      ended.reject,
    );
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

test('heartbeats carry the cursor while nothing happens', async () => {
  const { response } = await stream(async (since) => ({ changes: [], cursor: since === 0 ? 7 : 8, reset: false }));
  let text = '';
  response.setEncoding('utf8').on('data', (part: string) => (text += part));
  await expect.poll(() => text).toContain(': still here\nid: 8\n\n');
  expect(text.startsWith('retry: 2000\nid: 7\n\n')).toBe(true);
  response.destroy();
});

test('a reader that takes nothing costs one page, and is let go', async () => {
  let reads = 0;
  const { response, ended } = await stream(async (since = 0) => {
    reads++;
    return { changes: [changeAt(since + 1, 4_000_000)], cursor: since + 1, reset: false };
  });
  response.pause();
  await ended;
  expect(reads).toBeLessThan(10);
});

test('a reader that leaves ends the stream and is woken no more', async () => {
  const { response, ended } = await stream(async (since = 0) => ({ changes: [], cursor: since, reset: false }));
  expect(wakers.size).toBe(1);
  response.destroy();
  await ended;
  expect(wakers.size).toBe(0);
});

test('a wake-up while a page is being read is not lost', async () => {
  const log: ChangeAnswer[] = [];
  const { response } = await stream(async (since = 0) => {
    const changes = log.filter(({ cursor }) => cursor > since);
    await delay(10);
    return { changes, cursor: changes.at(-1)?.cursor ?? since, reset: false };
  });
  let text = '';
  response.setEncoding('utf8').on('data', (part: string) => (text += part));
  for (let cursor = 1; cursor <= 20; cursor++) {
    log.push(changeAt(cursor));
    for (const wake of wakers) wake();
    await delay(3);
  }
  await expect
    .poll(() => [...text.matchAll(/event: change\nid: (\d+)/g)].map((match) => Number(match[1])))
    .toEqual(log.map(({ cursor }) => cursor));
  response.destroy();
});

test('a failure while streaming ends the stream', async () => {
  let reads = 0;
  const { response, ended } = await stream(async () => {
    if (++reads > 1) throw new Error('disk on fire');
    return { changes: [], cursor: 1, reset: false };
  });
  const closed = new Promise((resolve) => response.resume().on('close', resolve));
  await expect(ended).rejects.toThrow('disk on fire');
  await closed;
});
