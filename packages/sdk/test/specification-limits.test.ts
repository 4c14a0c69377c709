/** The constraints of the specification's second text, as a server with the policy `sagemaker` holds a client to them. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Experiment, Run, Session } from '../src/index.ts';
import { startLiveServer } from './live-server.ts';
import type { LiveServer } from './live-server.ts';
import { into } from './warnings.ts';

let server: LiveServer;
let session: Session;
let folder: string;
const warnings: string[] = [];

beforeAll(async () => {
  server = await startLiveServer({ limits: 'sagemaker' });
  session = new Session({ url: server.url, warn: into(warnings) });
  Session.setDefault(session);
  folder = await mkdtemp(path.join(os.tmpdir(), 'assay-limits-'));
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const capture = false;
const read = (runId: string) => session.client.getRun({ params: { runId } });
const keys = (count: number): Record<string, number> =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`key-${i}`, i]));
const invalid = { code: expect.stringMatching(/^(InvalidInput|LimitExceeded)$/) };

test.each([
  ['a name of 121 characters', { name: 'n'.repeat(121) }],
  ['a name with a space', { name: 'two words' }],
  ['a description of 3,073 characters', { name: 'described', description: 'd'.repeat(3073) }],
  ['51 tags', { name: 'tagged', tags: keys(51) }],
])('an experiment with %s is refused', async (_, options) => {
  await expect(Experiment.create(options)).rejects.toMatchObject(invalid);
});

test('an experiment at the limits is made', async () => {
  const options = { name: 'n'.repeat(120), description: 'd'.repeat(3072), tags: keys(50) };
  expect(await Experiment.create(options)).toMatchObject({ name: options.name, description: options.description });
  expect(Object.keys((await Experiment.load(options.name)).tags)).toHaveLength(50);
});

test('a run name of 120 characters will do, one of 121 will not', async () => {
  await expect(Run.start({ experiment: 'limits', name: 'r'.repeat(121), capture })).rejects.toMatchObject(invalid);
  const run = await Run.start({ experiment: 'limits', name: 'r'.repeat(120), capture });
  await run.finish();
  expect((await read(run.id)).name).toBe('r'.repeat(120));
});

test('300 parameters of 256 characters; more is refused and told, and the rest is stored', async () => {
  const run = await Run.start({ experiment: 'limits', capture });
  run.logParameters(keys(299));
  run.logParameter('long', 'v'.repeat(256));
  await run.flush();
  run.logParameter('one-more', 1);
  await run.flush();
  expect(run.problems).toMatchObject([{ code: 'LimitExceeded', message: expect.stringContaining('300') }]);
  run.logMetric('loss', 1);
  await run.finish();
  const record = await read(run.id);
  expect(Object.keys(record.parameters)).toHaveLength(300);
  expect(record).toMatchObject({ status: 'completed', metrics: { loss: { count: 1 } } });

  const other = await Run.start({ experiment: 'limits', capture });
  other.logParameters({ short: 'v', long: 'v'.repeat(257) });
  await other.finish();
  expect(other.problems).toMatchObject([{ message: expect.stringContaining('256') }]);
  expect((await read(other.id)).parameters).toEqual({ short: 'v' });
  expect(warnings.splice(0)).toHaveLength(2);
});

test('30 artifacts of 5 MB at most', async () => {
  const small = path.join(folder, 'small.bin');
  const large = path.join(folder, 'large.bin');
  await writeFile(small, Buffer.alloc(5 * 1024 * 1024));
  await writeFile(large, Buffer.alloc(5 * 1024 * 1024 + 1));
  const run = await Run.start({ experiment: 'limits', capture });
  expect(await run.logFile(small)).toMatchObject({ sizeBytes: 5 * 1024 * 1024 });
  expect(await run.logFile(large)).toBeUndefined();
  for (let i = 0; i < 29; i++) await run.logArtifact(`value-${i}`, 'v');
  expect(await run.logArtifact('value-29', 'v')).toBeUndefined();
  await run.finish();
  expect((await read(run.id)).artifacts).toHaveLength(30);
  expect(run.problems).toHaveLength(2);
  expect(warnings.splice(0)).toHaveLength(2);
});

test('a metric name of 256 characters takes nothing else with it', async () => {
  const run = await Run.start({ experiment: 'limits', capture });
  for (let step = 0; step < 50; step++)
    run.logMetrics({ loss: step, ['m'.repeat(step === 25 ? 256 : 255)]: 1 }, { step });
  await run.finish();
  const record = await read(run.id);
  expect([record.metrics['loss']?.count, record.metrics['m'.repeat(255)]?.count]).toEqual([50, 49]);
  expect(run.problems).toMatchObject([{ message: expect.stringContaining('255') }]);
  expect(warnings.splice(0)).toHaveLength(1);
});

test('500,000 points', async () => {
  const run = await Run.start({ experiment: 'limits', capture });
  for (let step = 0; step < 500_000; step++) run.logMetric('loss', step, { step });
  expect(await run.flush({ timeoutMs: 30_000 })).toBe(true);
  for (let step = 0; step < 100; step++) run.logMetric('loss', 1, { step: 500_000 + step });
  await run.finish();
  expect((await read(run.id)).pointCount).toBe(500_000);
  expect(run.problems).toMatchObject([{ code: 'LimitExceeded', what: '100 metric points' }]);
  expect(warnings.splice(0).length).toBeGreaterThan(0);
});
