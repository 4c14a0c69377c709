import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer } from '../../support/server.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'assay-refused-'));
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

/** What a start that ends at once printed. */
async function refused(options: Parameters<typeof startServer>[0]): Promise<string> {
  const outcome = await startServer(options).then(
    async (server) => server.stop().then(() => 'it started'),
    (thrown: unknown) => String(thrown),
  );
  expect(outcome).toContain('ended (code 1)');
  const [, ...printed] = outcome.split(':\n');
  return printed.join(':\n').trim();
}

test('two servers on one folder: the second says so in one line and ends with 1; the first goes on', async () => {
  await using first = await startServer({ dataDir: folder });
  const line = await refused({ dataDir: folder });
  expect(line).toContain('in use by another Assay server');
  expect(line.split('\n')).toHaveLength(1);
  expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
});

test('a port that is taken', async () => {
  await using first = await startServer({ dataDir: path.join(folder, 'a') });
  const line = await refused({ dataDir: path.join(folder, 'b'), args: ['--port', String(first.port)] });
  expect(line).toContain(`Port ${first.port} on 127.0.0.1 is taken`);
  expect(line.split('\n')).toHaveLength(1);
});

test('other machines without an access key', async () => {
  const line = await refused({ dataDir: path.join(folder, 'c'), args: ['--host', '0.0.0.0'] });
  expect(line).toContain('Refusing to listen on 0.0.0.0 without an access key. Make one with: assay keys create');
});

test('SIGTERM ends it cleanly with 0, and its folder can be opened again', async () => {
  const dataDir = path.join(folder, 'd');
  const first = await startServer({ dataDir });
  expect(await first.stop('SIGTERM')).toEqual({ code: 0, signal: null });
  await using again = await startServer({ dataDir });
  expect((await fetch(`${again.url}/healthz`)).status).toBe(200);
});
