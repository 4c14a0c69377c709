import { appendFile, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createKey } from '@assay/server';
import { startServer } from '../../support/server.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'assay-damaged-'));
});
afterEach(async () => rm(dataDir, { recursive: true, force: true }));

/** The one line that a start that ends at once printed. */
async function refusal(): Promise<string> {
  const outcome = await startServer({ dataDir }).then(
    async (server) => server.stop().then(() => 'it started'),
    (thrown: unknown) => String(thrown),
  );
  expect(outcome).toContain('ended (code 1)');
  const lines = outcome.trim().split('\n').slice(1);
  expect(lines, 'one line for a person').toHaveLength(1);
  expect(lines[0]).not.toMatch(/ at .*:\d+:\d+/);
  return lines[0] ?? '';
}

const started = async (): Promise<void> => {
  await using server = await startServer({ dataDir });
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
};

test('data of a newer Assay', async () => {
  await started();
  const file = path.join(dataDir, 'assay.db');
  const database = new DatabaseSync(file);
  database.exec(`INSERT INTO schema_migration (number, name, checksum, applied_ms) VALUES (999, 'later', 'x', 0)`);
  database.close();
  expect(await refusal()).toContain('written by a newer Assay (schema 999;');
  const kept = new DatabaseSync(file, { readOnly: true });
  expect(kept.prepare('SELECT max(number) AS newest FROM schema_migration').get()).toEqual({ newest: 999 });
  kept.close();
});

test('a database that is none', async () => {
  await started();
  await writeFile(path.join(dataDir, 'assay.db'), 'no database at all, but long enough to be looked at'.repeat(100));
  expect(await refusal()).toMatch(/database|assay\.db/i);
});

test('a journal whose end is torn off: what is whole stays', async () => {
  let id: string;
  {
    await using server = await startServer({ dataDir });
    const answer = await fetch(`${server.url}/api/v1/experiments`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"name":"kept"}',
    });
    ({ id } = (await answer.json()) as { id: string });
    await server.stop('SIGKILL');
  }
  const journal = path.join(dataDir, 'assay.db-wal');
  const { length } = await readFile(journal);
  expect(length).toBeGreaterThan(0);
  await appendFile(journal, Buffer.alloc(5000, 0xff));
  await truncate(journal, length + 4321);
  await using server = await startServer({ dataDir });
  expect((await fetch(`${server.url}/api/v1/experiments/${id}`)).status).toBe(200);
});

test.each([
  ['text that is no JSON', '{"version":1,"keys":['],
  ['another version', '{"version":2,"keys":[]}'],
  ['a key without its hash', '{"version":1,"keys":[{"id":"a","name":"a","createdMs":1,"sealed":""}]}'],
  ['nothing', ''],
])('access keys that are %s', async (_, content) => {
  await writeFile(path.join(dataDir, 'keys.json'), content);
  expect(await refusal()).toMatch(/access keys in .*keys\.json cannot be read/);
});

test('access keys that are damaged while it runs: it stays locked, and says so', async () => {
  const { id, secret } = await createKey(dataDir, { name: 'ours' });
  await using server = await startServer({ dataDir, args: ['--log-level', 'warn'] });
  const ask = async (headers: Record<string, string> = {}): Promise<number> =>
    (await fetch(`${server.url}/api/v1/server`, { headers })).status;
  const right = { authorization: `Bearer ${id}.${secret}` };
  expect([await ask(), await ask(right)]).toEqual([401, 200]);
  for (const content of ['{"version":1,"keys":[', '', '[]']) {
    await writeFile(path.join(dataDir, 'keys.json'), content);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect([await ask(), await ask(right)], content).toEqual([401, 200]);
  }
  await server.stop();
  expect(server.output().match(/access keys in .* cannot be read/g)).toHaveLength(3);
});

test('the log is one JSON object a line, on standard error alone', async () => {
  await using server = await startServer({ dataDir, args: ['--log-level', 'info'] });
  let errors = '';
  server.process.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  await fetch(`${server.url}/api/v1/experiments?name=${encodeURIComponent('a\n{"level":60}')}`);
  await fetch(`${server.url}/a%0A%7B%22level%22%3A60%7D`, { headers: { 'x-request-id': 'id-1' } });
  await server.stop();
  const lines = errors
    .trim()
    .split('\n')
    .filter((line) => line !== 'Stopping …');
  const entries = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(entries.filter(({ msg }) => msg === 'request').length).toBeGreaterThanOrEqual(2);
  expect(entries.map(({ level }) => level)).not.toContain(60);
  expect(entries.map(({ requestId }) => requestId)).toContain('id-1');
  expect((await readdir(dataDir)).filter((name) => name.endsWith('.log'))).toEqual([]);
});
