import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freePort, startServer } from '../../../test/support/server.ts';
import { runAssay } from '../../../test/support/run-assay.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'assay-serve-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('serve', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('%s ends it in order, with status 0', async (signal) => {
    await using server = await startServer({ dataDir: folder });
    expect(server.output()).toContain(`on ${server.url}, data in ${folder}`);
    expect(JSON.parse(await readFile(path.join(folder, 'server.json'), 'utf8'))).toMatchObject({ url: server.url });
    expect(await server.stop(signal)).toEqual({ code: 0, signal: null });
    await expect(stat(path.join(folder, 'server.json'))).rejects.toThrow('ENOENT');
  });

  test('what keeps it from starting is one line, and status 1', async () => {
    await using server = await startServer({ dataDir: path.join(folder, 'a') });
    const file = path.join(folder, 'file');
    await writeFile(file, '');
    const port = String(await freePort());
    const cases = [
      [['--port', String(server.port), '--data', path.join(folder, 'b')], 'is taken'],
      [['--port', port, '--data', server.dataDir], 'in use by another'],
      [['--port', port, '--data', file], file],
      [['--port', port, '--data', path.join(folder, 'c'), '--host', '0.0.0.0'], 'assay keys create'],
    ] as const;
    for (const [args, said] of cases) {
      const result = await runAssay(['serve', ...args]);
      expect(result).toMatchObject({ code: 1, stdout: '' });
      expect(result.stderr).toContain(said);
      expect(result.stderr.trimEnd().split('\n')).toHaveLength(1);
    }
  });

  test('a port that is none is an error of usage', async () => {
    expect((await runAssay(['serve', '--port', '70000'])).code).toBe(2);
  });
});

describe('keys', () => {
  test('one is made, needed, listed and revoked while the server runs', async () => {
    await using server = await startServer({ dataDir: folder });
    const made = await runAssay(['keys', 'create', '--name', 'laptop', '--data', folder]);
    const key = made.stdout.trim();
    expect(key).toMatch(/^AK[A-Z0-9]{18}\.[\w-]{40}$/);
    expect((await stat(path.join(folder, 'keys.json'))).mode & 0o777).toBe(0o600);
    // The server looks at the file once a second.
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(await runAssay(['runs', 'list'], { url: server.url })).toMatchObject({ code: 5, stdout: '' });
    expect((await runAssay(['runs', 'list'], { url: server.url })).stderr).toContain('Set ASSAY_KEY');
    expect((await runAssay(['runs', 'list'], { url: server.url, env: { ASSAY_KEY: key } })).code).toBe(0);
    expect((await runAssay(['runs', 'list', '--key', `${key}x`], { url: server.url })).code).toBe(5);

    const listed = await runAssay(['keys', 'list', '--data', folder]);
    expect(listed.stdout).toContain('laptop');
    expect(listed.stdout).not.toContain(key.split('.')[1]);
    expect((await runAssay(['keys', 'revoke', 'laptop', '--data', folder])).code).toBe(0);
    expect((await runAssay(['keys', 'revoke', 'laptop', '--data', folder])).code).toBe(3);
  });
});

test('a key that only reads lists, changes nothing, and is told so', async () => {
  const create = ['keys', 'create', '--name', 'guest', '--read-only', '--data', folder];
  const made = await runAssay(create);
  expect(made.stderr).toContain('No key may write yet');
  const key = made.stdout.trim();
  const second = await runAssay(['keys', 'create', '--name', 'writer', '--data', folder]);
  expect(second.stderr).not.toContain('No key may write yet');
  const listed = await runAssay(['keys', 'list', '--data', folder]);
  expect(listed.stdout).toMatch(/guest +read +\d/);
  expect(listed.stdout).toMatch(/writer +read and write +\d/);
  const json = JSON.parse((await runAssay(['keys', 'list', '--data', folder, '--json'])).stdout) as unknown;
  expect(json).toMatchObject([
    { name: 'guest', permission: 'read' },
    { name: 'writer', permission: 'write' },
  ]);

  await using server = await startServer({ dataDir: folder });
  const asGuest = { url: server.url, env: { ASSAY_KEY: key } };
  expect((await runAssay(['experiments', 'list'], asGuest)).code).toBe(0);
  const refused = await runAssay(['experiments', 'create', 'mine'], asGuest);
  expect(refused).toMatchObject({ code: 5, stdout: '' });
  expect(refused.stderr).toContain('The access key "guest" may only read');
  expect((await runAssay(['doctor', '--data', folder], asGuest)).stdout).toMatch(/✓ key .*may only read/);
});

describe('doctor', () => {
  test('all is well', async () => {
    await using server = await startServer({ dataDir: folder });
    const result = await runAssay(['doctor', '--data', folder], { url: server.url });
    expect(result.stdout).not.toContain('✕');
    expect(result.stdout.match(/✓/g)).toHaveLength(7);
    expect(result.code).toBe(0);
  });

  test('a server that is not there, a folder that is none: what to do, and status 1', async () => {
    const file = path.join(folder, 'file');
    await writeFile(file, '');
    const result = await runAssay(['doctor', '--data', file], { url: `http://127.0.0.1:${await freePort()}` });
    expect(result.code).toBe(1);
    expect(result.stdout).toMatch(/✕ server .*\n +Start one/);
    expect(result.stdout).toMatch(/✕ data folder .*is not a folder/);
    const json = await runAssay(['doctor', '--data', file, '--json'], { url: 'http://127.0.0.1:9' });
    expect(JSON.parse(json.stdout)).toMatchObject({ healthy: false });
  });

  test('a folder that cannot be made', async () => {
    const file = path.join(folder, 'file');
    await writeFile(file, '');
    const { stdout } = await runAssay(['doctor', '--data', path.join(file, 'below')], { url: 'http://127.0.0.1:9' });
    expect(stdout).toMatch(/✕ data folder .*cannot be made/);
  });

  test('a server that wants a key', async () => {
    await runAssay(['keys', 'create', '--data', folder]);
    await using server = await startServer({ dataDir: folder });
    const result = await runAssay(['doctor', '--data', folder], { url: server.url });
    expect(result.code).toBe(1);
    expect(result.stdout).toMatch(/✕ key .*wants one.*\n +Set ASSAY_KEY/);
  });
});
