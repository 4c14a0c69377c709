import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { startServer } from '../support/server.ts';

/** What the person who starts it reads when it cannot start. */
async function refusal(...args: Parameters<typeof startServer>): Promise<string> {
  try {
    await using server = await startServer(...args);
    return `it started, on ${server.url}`;
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}

test('is ready, and ends by SIGTERM and SIGINT with code 0', async () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    await using server = await startServer();
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect(await server.stop(signal)).toEqual({ code: 0, signal: null });
  }
});

test('comes back on its data folder after SIGKILL', async () => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'assay-killed-'));
  try {
    await using first = await startServer({ dataDir });
    await first.stop('SIGKILL');
    await using second = await startServer({ dataDir, port: first.port });
    expect((await fetch(`${second.url}/readyz`)).status).toBe(200);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
});

test('a taken port, a folder in use and one that cannot be are told in one line, with code 1', async () => {
  await using server = await startServer();
  const file = path.join(server.dataDir, 'a-file');
  writeFileSync(file, '');
  const refusals = [
    [await refusal({ port: server.port }), String(server.port)],
    [await refusal({ dataDir: server.dataDir }), server.dataDir],
    [await refusal({ dataDir: path.join(file, 'below') }), path.join(file, 'below')],
  ] as const;
  for (const [words, named] of refusals) {
    expect(words).toContain('ended (code 1) before it was ready');
    const lines = words.trim().split('\n').slice(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(named);
  }
});
