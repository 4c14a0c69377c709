import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expected, importData, isWithin, withFlippedBit } from '../../../../../test/support/import-data.ts';
import { figuresByName, runsOf, seriesOf } from '../../../test/read-source.ts';
import type { Series } from '../../../../../test/support/import-data.ts';
import { ImportAccount } from '../import-account.ts';
import { readLogRecords } from './log-file.ts';
import { openWandb } from './open-wandb.ts';
import { flatten, parseValue } from './values.ts';

const clean = 'wandb/run-20260211_121423-kj3gdsjx/run-kj3gdsjx.wandb';
const killed = 'wandb/run-20240201_071927-rqje5t40/run-rqje5t40.wandb';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'assay-wandb-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('real run folders are read as other programs read them', async () => {
  await using source = await openWandb(importData('wandb'), undefined);
  const { runs, account } = await runsOf(source);
  for (const facts of Object.values(expected.wandb)) {
    const run = runs.get(facts.run_id)!;
    expect(run.experiment).toBe(facts.project || 'uncategorized');
    expect(run.name).toBe(facts.display_name || facts.run_id);
    const series = await seriesOf(run.points(account));
    const system = [...series].filter(([name]) => name.startsWith('system/'));
    expect(system).toHaveLength(facts.system_metric_names);
    expect(system.reduce((sum, [, { values }]) => sum + values.length, 0)).toBe(facts.system_metric_points);
    for (const [name] of system) series.delete(name);
    const { _timestamp: time, _runtime: _, _step: __, ...metrics } = facts.metrics;
    expect(figuresByName(series)).toEqual(metrics);
    const times = [...series.values()].flatMap(({ timesMs }) => timesMs);
    expect(Math.min(...times)).toBe(Math.round((time?.first ?? 0) * 1000));
    expect(Math.max(...times)).toBe(Math.round((time?.last ?? 0) * 1000));
    const end = run.end?.();
    expect(end?.status).toBe(facts.exit_code === 0 ? 'completed' : 'failed');
    if (facts.exit_code === null) expect(end?.statusMessage).toContain('W&B has no end of this run');
    expect(new Set(Object.keys(end?.parameters ?? {}).map((key) => key.split('.')[0])).size).toBe(facts.config_keys);
  }
  expect(account.losses).toBe(0);
});

test('what the program printed comes as lines, with times and streams', async () => {
  await using source = await openWandb(importData(clean), undefined);
  const run = (await runsOf(source)).runs.get('kj3gdsjx');
  const lines = [];
  for await (const some of run!.logLines!(new ImportAccount())) lines.push(...some);
  expect(lines[0]).toEqual({
    timeMs: 1770783265504,
    stream: 'stdout',
    text: 'Start training | epochs=1, train_steps=107124, val_steps=1082',
  });
  expect(lines).toHaveLength(2147);
});

async function read(bytes: Uint8Array): Promise<{ series: Map<string, Series>; account: ImportAccount }> {
  const file = path.join(folder, 'run-x.wandb');
  await writeFile(file, bytes);
  await using source = await openWandb(file, 'all');
  const { runs, account } = await runsOf(source);
  const [run] = runs.values();
  return { series: run === undefined ? new Map() : await seriesOf(run.points(account)), account };
}

test('a file cut anywhere gives what is whole, says where it ends, and makes no point', async () => {
  const bytes = (await readFile(importData(killed))).subarray(0, 100_000);
  const whole = (await read(bytes)).series;
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: bytes.length - 1 }), async (length) => {
      const { series } = await read(bytes.subarray(0, length));
      for (const [name, each] of series) expect(isWithin(each, whole.get(name)!)).toBe(true);
    }),
    { numRuns: 60 },
  );
  const { account } = await read(bytes.subarray(0, 50_000));
  expect(account.leftOut[0]?.examples[0]).toMatch(/record \d+, byte \d+: the file ends in/);
});

test('a bit that is wrong costs at most its block', async () => {
  const bytes = (await readFile(importData(killed))).subarray(0, 150_000);
  const whole = (await read(bytes)).series;
  const count = (series: ReadonlyMap<string, Series>): number => series.get('train_loss')?.values.length ?? 0;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 40_000 * 8, max: bytes.length * 8 - 1 }), async (bit) => {
      const { series, account } = await read(withFlippedBit(bytes, bit));
      for (const [name, each] of series) expect(isWithin(each, whole.get(name)!)).toBe(true);
      // Only the few bytes that fill up a block mean nothing.
      if (account.losses === 0) expect(series).toEqual(whole);
      expect(count(series)).toBeGreaterThan(count(whole) / 2);
    }),
    { numRuns: 60 },
  );
});

test('any bytes behind the head of a file are read to their end', async () => {
  const file = path.join(folder, 'any.wandb');
  const head = [0x3a, 0x57, 0x26, 0x42, 0xe1, 0xbe, 0];
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      await writeFile(file, Uint8Array.from([...head, ...bytes]));
      for await (const found of readLogRecords(file)) expect(found.kind === 'fault' || found.bytes.length).toBeTruthy();
    }),
  );
});

test('a run that was resumed is one run', async () => {
  const bytes = await readFile(importData(killed));
  for (const name of ['offline-run-20240201_071927-rqje5t40', 'run-20240301_000000-rqje5t40']) {
    await mkdir(path.join(folder, 'resumed', name), { recursive: true });
    await writeFile(path.join(folder, 'resumed', name, 'run-rqje5t40.wandb'), bytes);
  }
  await using source = await openWandb(path.join(folder, 'resumed'), undefined);
  const { runs, account } = await runsOf(source);
  expect(runs.size).toBe(1);
  const series = await seriesOf(runs.get('rqje5t40')!.points(account));
  expect(series.get('train_loss')?.values).toHaveLength(2 * 1338);
});

test('a file that is none is told of, and a folder without runs refused', async () => {
  const { account } = await read(new TextEncoder().encode('something else'));
  expect(account.leftOut).toMatchObject([
    { kind: 'damaged', reason: '.wandb files that do not say whose run they are' },
  ]);
  await mkdir(path.join(folder, 'empty'));
  await expect(openWandb(path.join(folder, 'empty'), undefined)).rejects.toThrow('holds no run of W&B');
});

test.each([
  ['NaN', Number.NaN],
  ['-Infinity', -Infinity],
  ['1.0', 1],
  ['"a"', 'a'],
  ['{', undefined],
])('the value %s', (json, value) => {
  expect(parseValue(json)).toEqual(value);
});

test('maps become dotted names, media stay what they are', () => {
  const value = { a: 1, b: { c: [1, 2], d: { _type: 'image-file', path: 'x.png' } }, e: {} };
  expect([...flatten('x', value)].map(({ name, media }) => [name, media])).toEqual([
    ['x.a', undefined],
    ['x.b.c', undefined],
    ['x.b.d', 'image-file'],
    ['x.e', undefined],
  ]);
});
