import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { expected, importData } from '../../../../../test/support/import-data.ts';
import { figuresByName, runsOf, seriesOf } from '../../../test/read-source.ts';
import { ImportAccount } from '../import-account.ts';
import type { ImportSource } from '../import-source.ts';
import { readOrNote } from '../read-or-note.ts';
import { openMlflow } from './open-mlflow.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'assay-mlflow-db-'));
});
afterEach(() => rm(folder, { recursive: true }));
const open = (file: string): Promise<ImportSource> => openMlflow(file, { deleted: false, artifacts: undefined }, {});
const id = 'a'.repeat(32);

test('a database of real runs is read as other programs read it', async () => {
  await using source = await open(importData('mlflow/mlflow.db'));
  const { runs, account } = await runsOf(source);
  expect([...runs.keys()].sort()).toEqual(Object.keys(expected['mlflow.db']).sort());
  for (const [runId, facts] of Object.entries(expected['mlflow.db'])) {
    const run = runs.get(runId);
    expect(run).toMatchObject({ experiment: 'automl-experiments', status: 'completed', parameters: facts.params });
    expect([run?.startedMs, run?.endedMs]).toEqual([facts.start_time, facts.end_time]);
    if (run !== undefined) expect(figuresByName(await seriesOf(run.points(account)))).toEqual(facts.metrics);
  }
  expect(account.losses).toBe(0);
});

test('a schema of the first years, without indexes, steps and NaN', async () => {
  const file = path.join(folder, 'mlflow.db');
  const database = new DatabaseSync(file);
  database.exec(`
    CREATE TABLE experiments (experiment_id INTEGER, name TEXT);
    CREATE TABLE runs (run_uuid TEXT, name TEXT, status TEXT, start_time BIGINT, experiment_id INTEGER);
    CREATE TABLE metrics (key TEXT, value FLOAT, timestamp BIGINT, run_uuid TEXT);
    CREATE TABLE params (key TEXT, value TEXT, run_uuid TEXT);
    CREATE TABLE tags (key TEXT, value TEXT, run_uuid TEXT);
    INSERT INTO experiments VALUES (0, 'Default');
    INSERT INTO runs VALUES ('${id}', 'old', 'KILLED', 5, 0), ('${'b'.repeat(32)}', 'other', 'RUNNING', 6, 0);
    INSERT INTO metrics VALUES ('loss', 0.5, 10, '${id}'), ('x', 1, 11, '${'b'.repeat(32)}'), ('loss', 0.25, 12, '${id}');
    INSERT INTO params VALUES ('lr', '0.1', '${id}');
  `);
  database.close();
  await using source = await open(file);
  const { runs } = await runsOf(source);
  const run = runs.get(id);
  expect(run).toMatchObject({ name: 'old', status: 'stopped', startedMs: 5, parameters: { lr: '0.1' } });
  const series = await seriesOf(run!.points(new ImportAccount()));
  expect(Object.fromEntries(series)).toEqual({ loss: { steps: [0, 0], timesMs: [10, 12], values: [0.5, 0.25] } });
});

test('NaN, infinities and integers that no double holds', async () => {
  const file = path.join(folder, 'mlflow.db');
  const database = new DatabaseSync(file);
  database.exec(`
    CREATE TABLE experiments (experiment_id INTEGER, name TEXT);
    CREATE TABLE runs (run_uuid TEXT, status TEXT, experiment_id INTEGER);
    CREATE TABLE metrics (key TEXT, value FLOAT, timestamp BIGINT, run_uuid TEXT, step BIGINT, is_nan BOOLEAN);
    CREATE TABLE params (key TEXT, value TEXT, run_uuid TEXT);
    CREATE TABLE tags (key TEXT, value TEXT, run_uuid TEXT);
    INSERT INTO experiments VALUES (1, 'one');
    INSERT INTO runs VALUES ('${id}', 'FINISHED', 1);
    INSERT INTO metrics VALUES ('x', 0, 1, '${id}', -4, 1), ('x', 9e999, 2, '${id}', 0, 0), ('x', 1, 3, '${id}', 9223372036854775807, 0);
  `);
  database.close();
  await using source = await open(file);
  const run = (await runsOf(source)).runs.get(id);
  const account = new ImportAccount();
  const series = await seriesOf(run!.points(account));
  expect(series.get('x')).toEqual({ steps: [-4, 0], timesMs: [1, 2], values: [Number.NaN, Infinity] });
  expect(account.leftOut).toMatchObject([{ kind: 'damaged', count: 1 }]);
});

test('files of a server lie beside its database', async () => {
  const file = path.join(folder, 'mlflow.db');
  const database = new DatabaseSync(file);
  database.exec(`
    CREATE TABLE experiments (experiment_id INTEGER, name TEXT);
    CREATE TABLE runs (run_uuid TEXT, artifact_uri TEXT, status TEXT, experiment_id INTEGER);
    CREATE TABLE metrics (key TEXT, value FLOAT, timestamp BIGINT, run_uuid TEXT);
    CREATE TABLE params (key TEXT, value TEXT, run_uuid TEXT);
    CREATE TABLE tags (key TEXT, value TEXT, run_uuid TEXT);
    INSERT INTO experiments VALUES (1, 'one');
    INSERT INTO runs VALUES ('${id}', 'mlflow-artifacts:/1/${id}/artifacts', 'FINISHED', 1),
      ('${'b'.repeat(32)}', 'mlflow-artifacts:/../../etc', 'FINISHED', 1);
  `);
  database.close();
  await mkdir(path.join(folder, 'mlartifacts/1', id, 'artifacts'), { recursive: true });
  await writeFile(path.join(folder, 'mlartifacts/1', id, 'artifacts/a.txt'), 'a');
  await using source = await open(file);
  const found: string[] = [];
  const account = new ImportAccount();
  for (const run of (await runsOf(source)).runs.values())
    for await (const { name } of run.artifacts(account)) found.push(name);
  expect(found).toEqual(['a.txt']);
  expect(account.leftOut).toMatchObject([{ kind: 'omitted', count: 1 }]);
});

test('a database with damaged pages is read as far as it goes', async () => {
  const bytes = await readFile(importData('mlflow/mlflow.db'));
  const file = path.join(folder, 'mlflow.db');
  const pages = bytes.length / 4096;
  let told = 0;
  for (let page = 1; page < pages; page += 7) {
    const damaged = Buffer.from(bytes);
    damaged.fill(0xa5, page * 4096, (page + 1) * 4096);
    await writeFile(file, damaged);
    await using source = await open(file).catch((thrown: unknown) => {
      // The schema itself is damaged.
      expect(thrown).toMatchObject({ code: 'InvalidInput' });
      return undefined;
    });
    if (source === undefined) continue;
    const { runs, account } = await runsOf(source);
    for (const run of runs.values())
      await readOrNote(account, run.shown, async () => void (await seriesOf(run.points(account))));
    told += account.losses;
  }
  expect(told).toBeGreaterThan(0);
});

test('a file that is no database of MLflow is refused', async () => {
  const file = path.join(folder, 'x.db');
  await writeFile(file, 'not a database, but longer than a header of one hundred bytes would be'.repeat(10));
  await expect(open(file)).rejects.toThrow('cannot be read as an SQLite database');
  const empty = path.join(folder, 'empty.db');
  new DatabaseSync(empty).exec('CREATE TABLE a (b)');
  await expect(open(empty)).rejects.toThrow('is no database of MLflow: it has no table "experiments"');
});
