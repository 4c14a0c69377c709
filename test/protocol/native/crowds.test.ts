import { readdir, readFile } from 'node:fs/promises';
import net from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Run } from '@assay/wire';
import { startServer } from '../../support/server.ts';
import type { TestServer } from '../../support/server.ts';

let server: TestServer;
let sockets: net.Socket[] = [];
beforeEach(async () => {
  server = await startServer({ args: ['--log-level', 'error'] });
});
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  sockets = [];
  await server[Symbol.asyncDispose]();
});

async function connect(text: string): Promise<net.Socket> {
  const socket = net.connect(server.port, '127.0.0.1');
  socket.on('error', () => undefined);
  sockets.push(socket);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve).once('error', reject);
  });
  socket.write(text);
  return socket;
}

async function create(name: string): Promise<Run> {
  const answer = await fetch(`${server.url}/api/v1/runs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ experimentName: 'crowd', name }),
  });
  expect(answer.status).toBe(201);
  return (await answer.json()) as Run;
}

async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const giveUpAt = performance.now() + 15_000;
  while (!(await holds())) {
    if (performance.now() > giveUpAt) throw new Error(`not seen in time: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const residentMb = async (): Promise<number> =>
  Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${server.process.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
const openFiles = async (): Promise<number> => (await readdir(`/proc/${server.process.pid}/fd`)).length;
const hasProc = process.platform === 'linux';

test('300 that send a byte at a time, and 1,000 that send nothing, keep nobody out', async () => {
  const head = 'GET / HTTP/1.1\r\nHost: localhost\r\nX-A: b';
  const body =
    'POST /api/v1/experiments HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9000\r\n\r\n{';
  const slow = await Promise.all(Array.from({ length: 300 }, async (_, i) => connect(i % 2 === 0 ? body : head)));
  const timer = setInterval(() => {
    for (const socket of slow) socket.write(' ');
  }, 100);
  try {
    const idle = await Promise.all(Array.from({ length: 1000 }, async () => connect('')));
    for (let i = 0; i < 50; i++) await create(`run ${i}`);
    // A busy server takes a while to accept them, and may by then have let go of the slowest.
    if (hasProc) await until('a thousand and more are held', async () => (await openFiles()) > 1200);
    const before = hasProc ? await openFiles() : 0;
    for (const socket of [...slow, ...idle]) socket.destroy();
    // Nothing of them stays.
    if (hasProc) await until('connections let go', async () => (await openFiles()) < before - 1150);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  } finally {
    clearInterval(timer);
  }
});

test('500 followers hear of a change, and one that never reads costs nothing', { timeout: 60_000 }, async () => {
  const stream = 'GET /api/v1/changes HTTP/1.1\r\nHost: localhost\r\n\r\n';
  const heard = new Map<net.Socket, string>();
  await Promise.all(
    Array.from({ length: 500 }, async () => {
      const socket = await connect(stream);
      heard.set(socket, '');
      socket.setEncoding('utf8').on('data', (chunk: string) => heard.set(socket, (heard.get(socket) ?? '') + chunk));
    }),
  );
  await until('500 streams', () => [...heard.values()].every((text) => text.includes('retry:')));
  expect(await (await fetch(`${server.url}/metrics`)).text()).toMatch(/^assay_change_streams 500$/m);
  const { id } = await create('news');
  await until('the change', () => [...heard.values()].every((text) => text.includes(id)));
  for (const socket of heard.keys()) socket.destroy();
  await until('streams forgotten', async () =>
    /^assay_change_streams 0$/m.test(await (await fetch(`${server.url}/metrics`)).text()),
  );

  const deaf = await connect(stream.replace('/changes', '/changes?since=0'));
  deaf.pause();
  const tag = async (i: number): Promise<void> => {
    const set = Object.fromEntries(Array.from({ length: 20 }, (_, k) => [`t${k}`, `${i} ${'x'.repeat(1000)}`]));
    const answer = await fetch(`${server.url}/api/v1/tags/run/${id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ set }),
    });
    expect(answer.status, await answer.text()).toBe(200);
  };
  await tag(0);
  const before = hasProc ? await residentMb() : 0;
  for (let i = 1; i <= 400; i++) await tag(i);
  if (hasProc) expect((await residentMb()) - before).toBeLessThan(100);
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  // It missed nothing by being slow.
  let text = '';
  deaf.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  const { cursor } = (await (
    await fetch(`${server.url}/api/v1/changes`, { headers: { accept: 'application/json' } })
  ).json()) as { cursor: number };
  deaf.resume();
  await until('all that it had not read', () => text.includes(`id: ${cursor}\n`));
});
