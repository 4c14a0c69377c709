import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { expected, importData } from '../../../../../test/support/import-data.ts';
import { figuresByName, runsOf, seriesOf } from '../../../test/read-source.ts';
import type { ImportSource, SourceArtifact, SourceRun } from '../import-source.ts';
import { ImportAccount } from '../import-account.ts';
import { openMlflow } from './open-mlflow.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'assay-mlruns-'));
});
afterEach(() => rm(folder, { recursive: true }));

const open = (at: string, options = {}): Promise<ImportSource> =>
  openMlflow(at, { deleted: false, artifacts: undefined, ...options }, {});
const statuses = { FINISHED: 'completed', FAILED: 'failed' } as Readonly<Record<string, string>>;

test('a store of real runs is read as other programs read it', async () => {
  await using source = await open(importData('mlflow/mlruns'));
  const { runs, account } = await runsOf(source);
  expect([...runs.keys()].sort()).toEqual(Object.keys(expected.mlruns).sort());
  for (const [id, facts] of Object.entries(expected.mlruns)) {
    const run = runs.get(id);
    expect(run).toMatchObject({ id, name: 'mlflow_recorder', status: statuses[facts.status] });
    expect([run?.startedMs, run?.endedMs]).toEqual([facts.start_time, facts.end_time]);
    if (run !== undefined) expect(figuresByName(await seriesOf(run.points(account)))).toEqual(facts.metrics);
    expect(Object.keys(run?.parameters ?? {})).toEqual(['cmd-sys.argv']);
    expect(run?.tags).toMatchObject({ 'mlflow.user': 'user1', 'mlflow.source.type': 'LOCAL' });
  }
  expect(account.losses).toBe(0);
});

async function writeRun(
  experiment: string,
  id: string,
  files: Readonly<Record<string, string>>,
  meta: Readonly<Record<string, string | number>> = {},
): Promise<void> {
  const facts = {
    run_id: id,
    run_name: 'first',
    status: 3,
    start_time: 5,
    end_time: 9,
    lifecycle_stage: 'active',
    ...meta,
  };
  const all = {
    ...files,
    'meta.yaml': Object.entries(facts)
      .map(([key, value]) => `${key}: ${value}\n`)
      .join(''),
  };
  for (const [name, content] of Object.entries(all)) {
    const file = path.join(folder, 'mlruns', experiment, id, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}
async function writeExperiment(id: string, name: string): Promise<void> {
  await mkdir(path.join(folder, 'mlruns', id), { recursive: true });
  const meta = `experiment_id: '${id}'\nname: ${name}\nlifecycle_stage: active\n`;
  await writeFile(path.join(folder, 'mlruns', id, 'meta.yaml'), meta);
}
async function artifactsOf(run: SourceRun | undefined): Promise<{ files: SourceArtifact[]; account: ImportAccount }> {
  const account = new ImportAccount();
  const files: SourceArtifact[] = [];
  if (run !== undefined) for await (const artifact of run.artifacts(account)) files.push(artifact);
  return { files, account };
}
const id = 'a'.repeat(32);

test('names with slashes, notes, parents, data sets, models and files', async () => {
  await writeExperiment('1', '"wines: red"');
  await writeRun('1', id, {
    'params/layers/deep': ' 3\n',
    'metrics/train/loss': '1 0.5 0\n',
    'tags/mlflow.note.content': 'a\nnote',
    'tags/mlflow.parentRunId': 'b'.repeat(32),
    'artifacts/plots/roc.png': 'png',
    'inputs/x/meta.yaml': 'source_type: DATASET\nsource_id: d1\ntags:\n  mlflow.data.context: training\n',
  });
  const below = path.join(folder, 'mlruns/1');
  await mkdir(path.join(below, 'datasets/d1'), { recursive: true });
  await writeFile(
    path.join(below, 'datasets/d1/meta.yaml'),
    'name: wine/table\ndigest: ab12\nsource_type: code\nsource: x\n',
  );
  await mkdir(path.join(below, 'models/m-1/artifacts'), { recursive: true });
  await writeFile(
    path.join(below, 'models/m-1/meta.yaml'),
    `name: net\nsource_run_id: ${id}\nartifact_location: s3://b/m\n`,
  );
  await writeFile(path.join(below, 'models/m-1/artifacts/MLmodel'), 'flavors: {}');
  await using source = await open(folder);
  const { runs } = await runsOf(source);
  const run = runs.get(id);
  expect(run).toMatchObject({
    experiment: 'wines: red',
    note: 'a\nnote',
    parameters: { 'layers/deep': '3' },
    parentId: 'b'.repeat(32),
  });
  expect([...(await seriesOf(run!.points(new ImportAccount()))).keys()]).toEqual(['train/loss']);
  const { files } = await artifactsOf(run);
  expect(files.map(({ name, direction }) => [direction, name])).toEqual([
    ['output', 'plots/roc.png'],
    ['output', 'net/MLmodel'],
  ]);
  const datasets = [];
  for await (const dataset of run!.datasets!(new ImportAccount())) datasets.push(dataset);
  const tags = { 'mlflow.data.context': 'training' };
  expect(datasets).toEqual([
    { name: 'wine/table', digest: 'ab12', sourceType: 'code', source: 'x', schema: '', profile: '', tags },
  ]);
});

test('nothing outside of the folder is read, whatever the store says', async () => {
  const secret = path.join(folder, 'secret');
  await mkdir(secret);
  await writeFile(path.join(secret, 'key'), 'secret');
  await writeExperiment('1', 'wines');
  await writeRun('1', id, {}, { artifact_uri: `file://${secret}` });
  const other = 'c'.repeat(32);
  await writeRun('1', other, { 'artifacts/own.txt': 'own' }, { artifact_uri: '../secret' });
  await symlink(secret, path.join(folder, 'mlruns/1', other, 'artifacts/link'));
  await symlink(secret, path.join(folder, 'mlruns/1', other, 'tags'));
  await using source = await open(path.join(folder, 'mlruns'));
  const { runs } = await runsOf(source);
  expect(await artifactsOf(runs.get(id))).toMatchObject({
    files: [],
    account: { losses: 0, leftOut: [{ kind: 'omitted' }] },
  });
  const { files, account } = await artifactsOf(runs.get(other));
  expect(files.map(({ name }) => name)).toEqual(['own.txt']);
  expect(account.leftOut.map(({ reason }) => reason)).toEqual(['artifacts that are symbolic links']);
  expect(Object.keys(runs.get(other)?.tags ?? {})).not.toContain('key');
});

test('an artifact root that is named is read', async () => {
  await writeExperiment('1', 'wines');
  await writeRun('1', id, {}, { artifact_uri: `mlflow-artifacts:/1/${id}/artifacts` });
  await mkdir(path.join(folder, 'root/1', id, 'artifacts'), { recursive: true });
  await writeFile(path.join(folder, 'root/1', id, 'artifacts/a.txt'), 'a');
  await using source = await open(folder, { artifacts: path.join(folder, 'root') });
  expect((await artifactsOf((await runsOf(source)).runs.get(id))).files).toMatchObject([{ name: 'a.txt' }]);
});

test('what was deleted comes when it is asked for, and runs that cannot be read keep no others out', async () => {
  await cp(importData('mlflow/mlruns/127694301877723077'), path.join(folder, 'mlruns/.trash/127694301877723077'), {
    recursive: true,
  });
  await writeExperiment('1', 'wines');
  await writeRun('1', id, {}, { lifecycle_stage: 'deleted' });
  await writeRun('1', 'd'.repeat(32), { 'metrics/x': '1 1 0\n' });
  await writeRun('1', 'e'.repeat(32), {});
  await writeFile(path.join(folder, 'mlruns/1', 'e'.repeat(32), 'meta.yaml'), 'a: [1');
  await using source = await open(folder);
  const { runs, account } = await runsOf(source);
  expect([...runs.keys()]).toEqual(['d'.repeat(32)]);
  expect(account.leftOut.map(({ kind, count }) => [kind, count])).toEqual([
    ['omitted', 1],
    ['damaged', 1],
  ]);
  await using all = await open(folder, { deleted: true });
  const found = (await runsOf(all)).runs;
  expect(found.size).toBe(7);
  expect(found.get(id)?.tags).toMatchObject({ 'imported.deleted': 'true' });
});

test('a folder that is no store is refused with what to do', async () => {
  await expect(open(folder)).rejects.toThrow(/is no mlruns folder.*Give the mlruns folder, an mlflow\.db or a server/);
  await expect(open(path.join(folder, 'none'))).rejects.toThrow('There is neither a folder nor a file');
});
