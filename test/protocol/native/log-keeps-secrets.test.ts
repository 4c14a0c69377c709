import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createKey } from '@assay/server';
import { startServer } from '../../support/server.ts';

test('access keys show neither in the log, at any level, nor in the data folder', async () => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'assay-secrets-'));
  const { id, secret } = await createKey(dataDir, { name: 'canary' });
  const wrong = 'wrongCanary'.padEnd(40, 'x');
  const basic = Buffer.from(`${id}:${secret}`).toString('base64');
  try {
    await using server = await startServer({ dataDir, args: ['--log-level', 'trace'] });
    const ask = async (authorization: string, target = '/api/v1/server', init: RequestInit = {}): Promise<number> =>
      (await fetch(server.url + target, { ...init, headers: { authorization, 'x-request-id': 'canary-request' } }))
        .status;
    expect(await ask(`Bearer ${id}.${secret}`)).toBe(200);
    expect(await ask(`Basic ${basic}`)).toBe(200);
    expect(await ask(`Bearer ${id}.${wrong}`)).toBe(401);
    expect(await ask(`Bearer ${id}.${secret}`, `/api/v1/experiments?name=${wrong}`)).toBe(200);
    expect(await ask(`Bearer ${id}.${secret}`, '/api/v1/experiments', { method: 'POST', body: wrong })).toBe(415);
    // What it answers and counts does not hold them either.
    for (const authorization of [
      `Bearer ${id}.${wrong}`,
      `Basic ${basic}x`,
      `Bearer ${secret}`,
      `Bearer ${id}.${secret}`,
    ])
      for (const target of [
        '/metrics',
        '/nothing',
        '/api/v1/server',
        `/api/v1/runs/${'0'.repeat(32)}`,
        '/api/v1/%zz',
      ]) {
        const answer = await fetch(server.url + target, { headers: { authorization } });
        const shown = JSON.stringify([...answer.headers]) + (await answer.text());
        for (const hidden of [secret, basic, wrong]) expect(shown, target).not.toContain(hidden);
      }
    await server.stop();
    const output = server.output();
    expect(output).toContain('canary-request');
    expect(output).toContain('wrong access key');
    for (const hidden of [secret, basic, wrong]) expect(output).not.toContain(hidden);
    for (const entry of await readdir(dataDir, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const content = await readFile(path.join(entry.parentPath, entry.name), 'latin1');
      expect(content.includes(secret), entry.name).toBe(false);
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
});
