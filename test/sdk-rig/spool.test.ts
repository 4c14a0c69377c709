/** What lies in the spool: sent whole when the server was away, also where the spool was torn, damaged or cramped. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createClient } from '@assay/sdk';
import { createKey } from '@assay/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort, startServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';
import { readRun, runIdIn, upTo, valuesOf } from './read-run.ts';
import { assay, freshFolder, startTraining } from './training.ts';

let server: TestServer;
let nowhere: string;
beforeAll(async () => {
  server = await startServer();
  nowhere = `http://127.0.0.1:${await freePort()}`;
});
afterAll(() => server[Symbol.asyncDispose]());

const all = `
import { writeFileSync } from 'node:fs';
import path from 'node:path';
writeFileSync(path.join(process.env.FILES, 'weights.bin'), 'w'.repeat(5000));
writeFileSync(path.join(process.env.FILES, 'fickle.txt'), 'one');
writeFileSync(path.join(process.env.FILES, 'data.csv'), 'a,b');
const session = new Session({ finishTimeoutMs: 500 });
const run = await Run.start({ ...options, session, name: process.env.NAME, parameters: { lr: 0.1 }, tags: { team: 'vision' } });
console.log('id', run.id);
run.logParameters(Object.fromEntries(Array.from({ length: 3_000 }, (_, i) => ['parameter-' + i, 'x'.repeat(50)])));
for (let i = 0; i < 3000; i++) run.logMetrics({ loss: i, 'val/é': -i }, { step: i });
run.logMetric('strange', Number.NaN);
run.logText('first\\nsecond');
run.setTag('when', 'later');
void run.logArtifact('notes', 'kept');
void run.logImage('dot', new Uint8Array([1, 2, 3]));
void run.logFile(path.join(process.env.FILES, 'weights.bin'));
void run.logFile(path.join(process.env.FILES, 'fickle.txt'));
void run.logDataset(path.join(process.env.FILES, 'data.csv'), { upload: false });
`;

async function expectWhole(runId: string, status: string): Promise<void> {
  const run = await readRun(server.url, runId);
  expect(run).toMatchObject({ status, experimentName: 'rig', pointCount: 6_001, logLineCount: 2 });
  expect(run.parameters).toMatchObject({ lr: 0.1, 'parameter-2999': 'x'.repeat(50) });
  expect(Object.keys(run.parameters)).toHaveLength(3_001);
  expect(run.tags).toMatchObject({ team: 'vision', when: 'later' });
  expect(await valuesOf(server.url, runId)).toEqual(upTo(3_000));
  expect(run.artifacts.map(({ name }) => name).sort()).toEqual(['data.csv', 'dot', 'notes', 'weights.bin']);
  expect(run.artifacts.find(({ name }) => name === 'weights.bin')).toMatchObject({ sizeBytes: 5_000 });
}

describe('no server for the whole run', () => {
  test.each([
    ['it ends its run', 'await run.finish();', 0, 'completed', 'kept on this machine'],
    ['it is forgotten', '', 0, 'completed', 'kept on this machine'],
    ['process.exit', 'process.exit(3);', 3, 'failed', 'kept on this machine'],
    ['an error', `throw new Error('diverged');`, 1, 'failed', 'diverged'],
  ])('%s: all of it is there after assay sync', async (name, ending, code, status, words) => {
    using spool = freshFolder();
    using files = freshFolder();
    const env = { ASSAY_SPOOL: spool.path, ASSAY_URL: nowhere, FILES: files.path, NAME: name.replaceAll(/\W/g, '-') };
    const ended = await startTraining(all + ending, env).ended;
    expect(ended.code, ended.stderr).toBe(code);
    expect(ended.stderr).toContain(words);
    const secrets = readdirSync(spool.path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(secrets.length).toBeGreaterThan(3);
    writeFileSync(path.join(files.path, 'fickle.txt'), 'other');
    const dry = await assay(['sync', '--dry-run'], env);
    expect(dry.stdout).toContain(`for ${nowhere}`);
    const away = await assay(['sync', '--wait', '0.5'], env);
    expect(away.code).toBe(4);
    expect(away.stderr).toContain('try again later');
    const synced = await assay(['sync', '--url', server.url], env);
    expect(synced.code, synced.stderr).toBe(0);
    expect(synced.stdout).toContain('1 run, 6,001 points, 4 artifacts');
    expect(synced.stderr).toContain('fickle.txt has changed since it was logged');
    const runId = runIdIn(ended.stdout);
    if (status === 'failed' && code === 1) {
      const { lines } = await createClient({ url: server.url }).readLog({ params: { runId } });
      expect(lines.map(({ text }) => text).join('\n')).toContain('Error: diverged\n    at');
    } else await expectWhole(runId, status);
    expect(await readRun(server.url, runId)).toMatchObject({ status });
    expect((await assay(['sync'], env)).stdout).toContain('Nothing is left to send');
    expect(readdirSync(spool.path)).toEqual([]);
  });
});

test('a key that only reads sends nothing, and loses nothing', async () => {
  using spool = freshFolder();
  using files = freshFolder();
  using folder = freshFolder();
  const writer = await createKey(folder.path, { name: 'writer' });
  const reader = await createKey(folder.path, { name: 'guest', permission: 'read' });
  await using locked = await startServer({ dataDir: folder.path });
  const as = (key: typeof writer) => ({
    ASSAY_SPOOL: spool.path,
    ASSAY_URL: locked.url,
    ASSAY_KEY: `${key.id}.${key.secret}`,
    FILES: files.path,
    NAME: 'by-a-reader',
  });
  const ended = await startTraining(all, { ...as(reader), ASSAY_MODE: 'offline' }).ended;
  expect(ended.code, ended.stderr).toBe(0);
  const refused = await assay(['sync', '--wait', '0.5'], as(reader));
  expect([refused.code, refused.stderr]).toEqual([5, expect.stringContaining('may only read')]);
  const synced = await assay(['sync'], as(writer));
  expect([synced.code, synced.stdout]).toEqual([0, expect.stringContaining('1 run, 6,001 points, 5 artifacts')]);
});

describe('ASSAY_MODE', () => {
  test('offline: nothing is sent until assay sync, also not by a later training', async () => {
    using spool = freshFolder();
    using files = freshFolder();
    const env = { ASSAY_SPOOL: spool.path, ASSAY_URL: server.url, FILES: files.path, NAME: 'offline' };
    const ended = await startTraining(`${all} await run.finish();`, {
      ...env,
      ASSAY_MODE: 'offline',
      ASSAY_KEY: 'hush.hush',
    }).ended;
    expect(ended.code, ended.stderr).toBe(0);
    expect(ended.stderr.trim().split('\n')).toEqual([
      expect.stringContaining('recorded offline. Send it with: assay sync'),
    ]);
    const runId = runIdIn(ended.stdout);
    const texts = readdirSync(spool.path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'latin1'));
    expect(texts.some((text) => text.includes('hush'))).toBe(false);
    await startTraining(`await Run.with(options, () => sleep(500));`, env).ended;
    await expect(readRun(server.url, runId)).rejects.toMatchObject({ code: 'NotFound' });
    writeFileSync(path.join(files.path, 'fickle.txt'), 'other');
    const synced = await assay(['sync'], env);
    expect(synced.code, synced.stderr).toBe(0);
    await expectWhole(runId, 'completed');
  });

  test('disabled: nothing is recorded anywhere', async () => {
    using spool = freshFolder();
    using files = freshFolder();
    const env = {
      ASSAY_SPOOL: spool.path,
      ASSAY_URL: nowhere,
      ASSAY_MODE: 'disabled',
      FILES: files.path,
      NAME: 'none',
    };
    const ended = await startTraining(`${all} await run.finish();`, env).ended;
    expect({ code: ended.code, stderr: ended.stderr }).toEqual({ code: 0, stderr: '' });
    expect(readdirSync(spool.path)).toEqual([]);
  });
});

describe('a spool that is not whole', () => {
  const endless = `
    const run = await Run.start({ ...options, session: new Session({ mode: 'offline' }) });
    console.log('id', run.id);
    for (let i = 0; i < 60; i++) { for (let j = 0; j < 100; j++) run.logMetric('loss', i * 100 + j, { step: i * 100 + j }); await sleep(10); }
    console.log('logged'); await sleep(60_000);`;

  async function spoolOfKilled(env: Readonly<Record<string, string>>): Promise<{ runId: string; segment: string }> {
    const victim = startTraining(endless, env);
    await victim.printed('logged');
    await new Promise((resolve) => setTimeout(resolve, 200));
    victim.process.kill('SIGKILL');
    const runId = runIdIn((await victim.ended).stdout);
    const [folder = ''] = readdirSync(env['ASSAY_SPOOL'] ?? '');
    return { runId, segment: path.join(env['ASSAY_SPOOL'] ?? '', folder, '00000001.spool') };
  }

  test('torn at its end: what is whole is sent', async () => {
    using spool = freshFolder();
    const env = { ASSAY_SPOOL: spool.path, ASSAY_URL: server.url };
    const { runId, segment } = await spoolOfKilled(env);
    truncateSync(segment, statSync(segment).size - 7);
    const synced = await assay(['sync'], env);
    expect({ code: synced.code, stderr: synced.stderr }).toEqual({ code: 0, stderr: '' });
    const values = await valuesOf(server.url, runId);
    expect(values).toEqual(upTo(values.length));
    expect(values.length).toBeGreaterThan(4_000);
    expect(values.length).toBeLessThan(6_000);
  });

  test('damaged in the middle: the rest is sent, the damage is put aside and said', async () => {
    using spool = freshFolder();
    const env = { ASSAY_SPOOL: spool.path, ASSAY_URL: server.url };
    const { runId, segment } = await spoolOfKilled(env);
    const bytes = readFileSync(segment);
    const place = Math.floor(bytes.length / 2);
    bytes[place] = (bytes[place] ?? 0) ^ 0xff;
    writeFileSync(segment, bytes);
    const synced = await assay(['sync'], env);
    expect(synced.code).toBe(0);
    expect(synced.stderr).toMatch(/\d+ damaged bytes were left out and put into .*damaged/);
    const values = await valuesOf(server.url, runId);
    expect(values).toEqual([...new Set(values)].sort((a, b) => a - b));
    expect(values.length).toBeGreaterThan(4_000);
    expect(values.length).toBeLessThan(6_000);
    expect(values[0]).toBe(0);
    expect(values.at(-1)).toBe(5_999);
    expect(readdirSync(path.join(spool.path, 'damaged'))).toHaveLength(1);
  });
});

/** Mounts a small file system; undefined where that is not allowed. */
function mountSmall(folder: string): Disposable | undefined {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'assay-rig', folder], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  return { [Symbol.dispose]: () => void execFileSync('umount', ['-l', folder], { stdio: 'ignore' }) };
}

test('a full disk: the training goes on, the gap is counted, the rest arrives', async ({ skip }) => {
  using spool = freshFolder();
  mkdirSync(spool.path, { recursive: true });
  using mounted = mountSmall(spool.path);
  if (mounted === undefined) {
    process.stdout.write('a full disk: not tried, since no file system can be mounted here\n');
    skip();
    return;
  }
  const port = await freePort();
  const env = { ASSAY_SPOOL: spool.path, ASSAY_URL: `http://127.0.0.1:${port}` };
  const training = startTraining(
    `const run = await Run.start(options);
    console.log('id', run.id);
    // More than the disk and the ring hold.
    for (let i = 0; i < 400_000; i++) { run.logMetric('loss', i, { step: i }); if (i % 2000 === 0) await sleep(1); }
    console.log('dropped', run.losses.droppedPoints, 'logged');
    await run.flush({ timeoutMs: 20_000 });
    await run.finish();`,
    env,
  );
  await training.printed('logged');
  const dropped = Number(/dropped (\d+)/.exec(training.output())?.[1]);
  expect(dropped).toBeGreaterThan(50_000);
  await using late = await startServer({ port });
  const ended = await training.ended;
  expect(ended.code, ended.stderr).toBe(0);
  expect(ended.stderr).toContain('cannot be written');
  const runId = runIdIn(ended.stdout);
  await assay(['sync'], env);
  const values = await valuesOf(late.url, runId);
  expect(values.length).toBe(400_000 - dropped);
  expect(values).toEqual([...new Set(values)]);
  expect(await readRun(late.url, runId)).toMatchObject({
    status: 'completed',
    tags: { 'assay.dropped_points': String(dropped) },
  });
});
