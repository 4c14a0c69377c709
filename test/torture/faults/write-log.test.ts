import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seededRandom } from '../load/random.ts';
import { buildProgram } from '../power-cut/build-program.ts';
import { ModelDisk } from '../power-cut/model-disk.ts';
import { readRecord } from '../power-cut/read-record.ts';

let folder: string;
let data: string;
beforeEach(async () => {
  folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'assay-record-')));
  data = path.join(folder, 'data');
  await mkdir(data);
});
afterEach(async () => rm(folder, { recursive: true, force: true }));

/** What is left of the folder when a program did this and then the power failed. */
async function leftAfter(program: string): Promise<Record<string, string>> {
  const library = await buildProgram('write-log', () => undefined);
  const model = await ModelDisk.of(data);
  const record = path.join(folder, 'record');
  const { stderr } = spawnSync(
    process.execPath,
    ['-e', `const fs = require('node:fs'); const { DatabaseSync } = require('node:sqlite');\n${program}`],
    {
      cwd: data,
      stdio: 'pipe',
      env: { ...process.env, LD_PRELOAD: library, ASSAY_WRITE_LOG: record, ASSAY_WRITE_LOG_FOLDER: data },
    },
  );
  expect(stderr.toString()).not.toMatch(/Error/);
  model.replay(readRecord(await readFile(record)));
  const live = model.live();
  for (const [file, bytes] of live)
    if (!file.endsWith('-shm')) expect(Buffer.from(bytes), file).toEqual(await readFile(path.join(data, file)));
  await model.cutPower('only what was synced', seededRandom(1));
  const names = (await readdir(data, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const files = names.map((entry) => path.join(entry.parentPath, entry.name));
  const entries = files.map(async (file) => [path.relative(data, file), await readFile(file, 'latin1')] as const);
  return Object.fromEntries(await Promise.all(entries));
}

const syncFolder = (name: string): string =>
  `{ const d = fs.openSync('${name}', 'r'); fs.fsyncSync(d); fs.closeSync(d); }`;

test.each([
  ['bytes of a file that was never synced', `fs.writeFileSync('a', 'x'); ${syncFolder('.')}`, { a: '' }],
  ['a synced file whose folder was not', `const f = fs.openSync('a', 'w'); fs.writeSync(f, 'x'); fs.fsyncSync(f)`, {}],
  [
    'what came after the sync',
    `const f = fs.openSync('a', 'w'); fs.writeSync(f, 'kept'); fs.fdatasyncSync(f); fs.writeSync(f, ' lost'); ${syncFolder('.')}`,
    { a: 'kept' },
  ],
  [
    'a rename without a sync of the folder',
    `const f = fs.openSync('a', 'w'); fs.writeSync(f, 'x'); fs.fsyncSync(f); ${syncFolder('.')} fs.renameSync('a', 'b')`,
    { a: 'x' },
  ],
  [
    'a rename over a file, then a sync of the folder',
    `fs.writeFileSync('t', 'new', { flush: true }); fs.renameSync('t', 'old'); ${syncFolder('.')}`,
    { old: 'new' },
  ],
  ['a removal without a sync of the folder', `fs.rmSync('old')`, { old: 'there before' }],
  ['a removal with one', `fs.rmSync('old'); ${syncFolder('.')}`, {}],
  ['a cut without a sync', `fs.truncateSync('old', 3)`, { old: 'there before' }],
  [
    'writes in the midst, appended, in parts, through promises and streams',
    `const f = fs.openSync('old', 'r+'); fs.writeSync(f, 'HERE', 0); fs.fsyncSync(f);
     const g = fs.openSync('old', 'a'); fs.writevSync(g, [Buffer.from('!'), Buffer.from('?')]); fs.fsyncSync(g);
     fs.promises.open('old', 'r+').then(async (h) => { await h.write('T', 0); await h.sync(); await h.close(); });`,
    { old: 'TEREe before!?' },
  ],
])('the record knows what a power cut takes: %s', async (_, program, left) => {
  const isAboutOld = program.includes(`'old'`);
  if (isAboutOld) await writeFile(path.join(data, 'old'), 'there before');
  expect(await leftAfter(program)).toEqual(left);
});

test.each([
  ['FULL', 3],
  ['NORMAL', 0],
])('SQLite with synchronous=%s: %d of three commits are left', async (synchronous, rows) => {
  await leftAfter(`
    const make = new DatabaseSync('t.db'); make.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE t (n)');
    make.exec('PRAGMA wal_checkpoint(TRUNCATE)'); make.close();
    const db = new DatabaseSync('t.db'); db.exec('PRAGMA synchronous=${synchronous}');
    for (const n of [1, 2, 3]) db.prepare('INSERT INTO t VALUES (?)').run(n);
    process.kill(process.pid, 'SIGKILL');
  `);
  const { DatabaseSync } = await import('node:sqlite');
  await rm(path.join(data, 't.db-shm'), { force: true });
  using database = new DatabaseSync(path.join(data, 't.db'));
  expect(database.prepare('SELECT count(*) AS n FROM t').get()).toEqual({ n: rows });
});
