import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { whileWanted } from './while-wanted.ts';

let server: http.Server;
let signal: PromiseWithResolvers<AbortSignal>;
let closed: PromiseWithResolvers<void>;
beforeEach(async () => {
  signal = Promise.withResolvers();
  closed = Promise.withResolvers();
  server = http.createServer((request, response) => {
    signal.resolve(whileWanted(response));
    response.on('close', closed.resolve);
    if (request.url === '/answered') response.end('here');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => server.closeAllConnections());

const ask = (path: string): http.ClientRequest => {
  const { port } = server.address() as AddressInfo;
  return http
    .get({ host: '127.0.0.1', port, path, agent: false }, (response) => response.resume())
    .on('error', () => undefined);
};

test('a client that leaves aborts', async () => {
  const request = ask('/waiting');
  const wanted = await signal.promise;
  expect(wanted.aborted).toBe(false);
  request.destroy();
  await closed.promise;
  expect(wanted.aborted).toBe(true);
});

test('one that has its answer does not', async () => {
  ask('/answered');
  const wanted = await signal.promise;
  await closed.promise;
  expect(wanted.aborted).toBe(false);
});
