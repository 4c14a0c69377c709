import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { verifyDataFolder } from '@assay/storage';
import { expect, test } from 'vitest';
import { fillFolder, logPoints } from './filled-folder.ts';
import type { FilledFolder } from './filled-folder.ts';

/** Sealed points, unsealed ones behind them, a log, a blob. */
async function fill(): Promise<FilledFolder> {
  const filled = await fillFolder();
  await logPoints(filled.do, filled.runId, 500, 3_000);
  await filled.store.compact();
  await logPoints(filled.do, filled.runId, 3_000, 3_100);
  return filled;
}

test('a sound folder: beside an open store, and after it', async () => {
  await using filled = await fill();
  expect(await verifyDataFolder(filled.folder)).toMatchObject({ findings: [], runs: 1, points: 6_200, artifacts: 1 });
  await filled.close();
  const phases = new Set<string>();
  const onProgress = ({ phase }: { phase: string }): unknown => phases.add(phase);
  expect(await verifyDataFolder(filled.folder, { onProgress })).toMatchObject({ findings: [], points: 6_200 });
  expect(phases).toEqual(new Set(['database', 'metrics', 'artifacts']));
  expect((await verifyDataFolder(filled.folder, { quick: true })).findings).toEqual([]);
});

const sql =
  (text: string) =>
  (folder: string): void => {
    using database = new DatabaseSync(join(folder, 'assay.db'));
    database.exec(text);
  };

const changeFile =
  (below: string, change: (bytes: Buffer) => Buffer) =>
  (folder: string): void => {
    const names = readdirSync(join(folder, below), { recursive: true }).map(String);
    const name = names.find((each) => /^(.*\/)?[0-9a-f]{32,}(\.seg)?$/.test(each)) ?? '';
    writeFileSync(join(folder, below, name), change(readFileSync(join(folder, below, name))));
  };

const flip =
  (at: number) =>
  (bytes: Buffer): Buffer => {
    bytes[at] = (bytes[at] ?? 0) ^ 0x10;
    return bytes;
  };

test.each<[string, (folder: string) => void, RegExp]>([
  ['a byte of sealed points', changeFile('segments', flip(200)), /part \d+ in segments\/.*chunk|checksum/],
  [
    'a segment too long',
    changeFile('segments', (bytes) => Buffer.concat([bytes, bytes])),
    /bytes, \d+ are written down/,
  ],
  ['a segment cut', changeFile('segments', (bytes) => bytes.subarray(0, 500)), /part/],
  ['a segment gone', (folder) => rmSync(join(folder, 'segments'), { recursive: true }), /is not there/],
  [
    'a row of the log',
    sql('UPDATE metric_log SET bytes = zeroblob(100) WHERE seq = (SELECT max(seq) FROM metric_log)'),
    /metric_log seq/,
  ],
  [
    'a row of the log gone',
    sql('DELETE FROM metric_log WHERE seq = (SELECT max(seq) FROM metric_log)'),
    /its row says 6200/,
  ],
  ['a summary', sql('UPDATE metric_summary SET count = count + 1'), /says count 3101; the points give 3100/],
  ['an extreme', sql('UPDATE metric_summary SET max_value = 1e9'), /says max 1000000000/],
  ['a part that is not the next', sql('UPDATE metric_part SET last_seq = 0'), /covers rows/],
  ['a part of no run', sql('UPDATE metric_part SET run = 999'), /run that is not there|belongs to a run/],
  ['bytes of an artifact', changeFile('blobs', flip(1)), /SHA-256/],
  ['an artifact cut', changeFile('blobs', (bytes) => bytes.subarray(1)), /has 6 bytes/],
  ['a count of parameters', sql('UPDATE run SET parameter_count = 7'), /another number of parameters/],
  ['a count of runs', sql('UPDATE run_count SET runs = 7'), /another number of runs/],
  ['a chunk of the run log', sql('UPDATE run_log SET bytes = zeroblob(20)'), /run_log, seq 1/],
])('finds %s', async (_, damage, said) => {
  await using filled = await fill();
  await filled.close();
  damage(filled.folder);
  const { findings, findingCount } = await verifyDataFolder(filled.folder);
  expect(findingCount).toBe(findings.length);
  expect(findings.map(({ where, what }) => `${where}: ${what}`).join('\n')).toMatch(said);
});
