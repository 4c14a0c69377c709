import { mkdir, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createKey, revokeKey, startServer } from '@assay/server';
import type { ServerChoices } from '@assay/server';
import { startTestServer, temporaryFolder } from './support/test-server.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await temporaryFolder();
});
afterEach(async () => rm(dataDir, { recursive: true, force: true }));

const start = async (choices: ServerChoices = {}) =>
  startServer({ dataDir, port: 0, logLevel: 'silent', ...choices }, {});

/** The one line that a start is refused with. */
async function refusal(choices: ServerChoices): Promise<string> {
  const outcome = await start(choices).then(
    async (server) => server.close().then(() => 'it started'),
    (thrown: unknown) => (thrown instanceof Error ? thrown.message : String(thrown)),
  );
  expect(outcome).not.toContain('\n');
  return outcome;
}

describe('a start that cannot be is refused in one line', () => {
  test('taken port; the folder is free again afterwards', async () => {
    await using other = await startTestServer();
    const { port } = other.running;
    expect(await refusal({ port })).toBe(
      `Port ${port} on 127.0.0.1 is taken. Choose another with --port, or stop what uses it.`,
    );
    await (await start()).close();
  });

  test('folder in use, and not after the other has closed', async () => {
    const first = await start();
    expect(await refusal({})).toContain(`The data folder ${dataDir} is in use by another Assay server`);
    await first.close();
    await (await start()).close();
  });

  test('folder that cannot be', async () => {
    await writeFile(path.join(dataDir, 'file'), '');
    expect(await refusal({ dataDir: path.join(dataDir, 'file') })).toContain('Choose another with --data');
    expect(await refusal({ dataDir: path.join(dataDir, 'file', 'below') })).toContain('Choose another with --data');
  });

  test('folder that cannot be written', async () => {
    // Root can write to any folder of a disk, so for root it is one that the kernel keeps.
    const isRoot = process.getuid?.() === 0;
    const sealed = isRoot ? '/sys/kernel' : path.join(dataDir, 'sealed');
    if (!isRoot) await mkdir(sealed, { mode: 0o500 });
    expect(await refusal({ dataDir: path.join(sealed, 'data') })).toContain('Choose another with --data');
  });

  test('reach of other machines without an access key', async () => {
    for (const host of ['0.0.0.0', '::', '192.0.2.1', 'assay.example'])
      expect(await refusal({ host })).toBe(
        `Refusing to listen on ${host} without an access key. Make one with: assay keys create`,
      );
    await createKey(dataDir, { name: 'first' });
    const server = await start({ host: '0.0.0.0' });
    expect([server.isLocked, server.url]).toEqual([true, `http://127.0.0.1:${server.port}`]);
    await server.close();
  });

  test('an address of another machine', async () => {
    await createKey(dataDir, { name: 'first' });
    expect(await refusal({ host: '192.0.2.1' })).toBe('192.0.2.1 is no address of this machine.');
  });

  test('damaged access keys', async () => {
    await writeFile(path.join(dataDir, 'keys.json'), '{"version":1,"keys":[{"id":5}]}');
    expect(await refusal({})).toContain('access keys');
  });
});

test('a running server is locked by the first key and opened by the end of the last', async () => {
  await using server = await startTestServer();
  const status = async (headers = {}) => (await server.send('GET', '/api/v1/server', { headers })).status;
  expect(await status()).toBe(200);
  const { id, secret } = await createKey(server.dataDir, { name: 'late' });
  await expect.poll(status).toBe(401);
  expect(await status({ authorization: `Bearer ${id}.${secret}` })).toBe(200);
  expect((await server.send('GET', '/healthz')).status).toBe(200);
  await revokeKey(server.dataDir, id);
  await expect.poll(status).toBe(200);
});

test('the key that made something is named in it', async () => {
  const { id, secret } = await createKey(dataDir, { name: 'ci robot' });
  await using server = await startTestServer({ dataDir });
  const made = await server.call('POST', '/experiments', { name: 'a' }, { authorization: `Bearer ${id}.${secret}` });
  expect(made.json()).toMatchObject({ createdBy: 'ci robot' });
});

test('wrong keys are slowed down, the right one is not', async () => {
  const { id, secret } = await createKey(dataDir, { name: 'a' });
  await using server = await startTestServer({ dataDir, maxFailedAttemptsPerMinute: 3 });
  const ask = async (authorization: string) => server.send('GET', '/api/v1/server', { headers: { authorization } });
  for (const _ of [1, 2, 3]) expect((await ask(`Bearer ${id}.wrong`)).status).toBe(401);
  const slowed = await ask(`Bearer ${id}.wrong`);
  expect([slowed.status, Number(slowed.headers['retry-after'])]).toEqual([429, expect.closeTo(60, -1)]);
  expect((await ask(`Bearer ${id}.${secret}`)).status).toBe(200);
  expect((await server.send('GET', '/api/v1/server')).status).toBe(401);
});

test('a name that is allowed is answered under', async () => {
  await using server = await startTestServer({ allowedHosts: ['assay.lab.example'] });
  const status = async (host: string) => (await server.send('GET', '/api/v1/server', { headers: { host } })).status;
  expect(await status('assay.lab.example')).toBe(200);
  expect(await status('assay.lab.example:443')).toBe(200);
  expect(await status('other.lab.example')).toBe(421);
});

test('limits are those of the policy, but for what is set apart', async () => {
  await using server = await startTestServer({ limitPolicy: 'sagemaker', limits: { nameLength: 10 } });
  const { limits } = (await server.call('GET', '/server')).json<{ limits: Record<string, number> }>();
  expect(limits).toMatchObject({ parametersPerRun: 300, nameLength: 10 });
  expect((await server.call('POST', '/experiments', { name: 'x'.repeat(11) })).status).toBeGreaterThanOrEqual(400);
});

test('closing lets a request under way finish, takes no new one, and cuts none', async () => {
  const server = await start();
  const run = await new Promise<http.ClientRequest>((resolve) => {
    const headers = { 'content-type': 'application/json', 'content-length': 12 };
    const request = http.request({
      port: server.port,
      host: '127.0.0.1',
      method: 'POST',
      path: '/api/v1/experiments',
      headers,
    });
    request.on('socket', (socket) => socket.on('connect', () => setTimeout(() => resolve(request), 50)));
    request.flushHeaders();
    request.write('{"nam');
  });
  const status = new Promise((resolve) => run.on('response', (response) => resolve(response.resume().statusCode)));
  const idle = new http.Agent({ keepAlive: true });
  await new Promise((resolve) =>
    http.get({ port: server.port, host: '127.0.0.1', path: '/healthz', agent: idle }, (response) =>
      response.resume().on('end', resolve),
    ),
  );
  const cut = vi.spyOn(http.Server.prototype, 'closeAllConnections');
  onTestFinished(() => cut.mockRestore());
  const closed = server.close();
  setTimeout(() => run.end('e":"a"}'), 300);
  expect(await status).toBe(201);
  await closed;
  await server.close();
  expect(cut).not.toHaveBeenCalled();
  await expect(fetch(`${server.url}/healthz`)).rejects.toThrow('fetch failed');
  idle.destroy();
});
