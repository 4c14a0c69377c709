import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { encodeRequest } from './http-connection.ts';
import { runOpenLoad } from './open-load.ts';

/** Answers at once, but for one pause from the given request on. */
async function withServer<T>(pauseAt: number, pauseMs: number, use: (port: number) => Promise<T>): Promise<T> {
  let count = 0;
  let pausedUntil = 0;
  const server = createServer((_request, response) => {
    count += 1;
    if (count === pauseAt) pausedUntil = performance.now() + pauseMs;
    const wait = pausedUntil - performance.now();
    const answer = (): void => void response.setHeader('content-length', 2).end('ok');
    if (wait > 0) setTimeout(answer, wait);
    else answer();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await use((server.address() as AddressInfo).port);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const load = (port: number) => ({
  port,
  connections: 2,
  ratePerSecond: 200,
  warmUpMs: 0,
  durationMs: 1000,
  expectedStatus: 200,
  request: () => encodeRequest('GET', '/', port),
});

test('a pause of the server is charged to all requests that were due meanwhile', async () => {
  const { latencyMs } = await withServer(50, 400, (port) => runOpenLoad(load(port)));
  expect(latencyMs.count).toBeGreaterThan(150);
  expect(latencyMs.max).toBeGreaterThan(350);
  // 400 ms at 200 a second: a closed loop would have seen two slow answers.
  expect(latencyMs.p95).toBeGreaterThan(150);
});

test('an answer of another status ends the load', async () => {
  const wrong = withServer(0, 0, (port) => runOpenLoad({ ...load(port), expectedStatus: 201 }));
  await expect(wrong).rejects.toThrow('Expected status 201, got 200');
});
