import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer } from '../../support/server.ts';
import type { TestServer } from '../../support/server.ts';
import { clientOf, importInto } from './imported-runs.ts';

let server: TestServer;
let folder: string;
beforeAll(async () => {
  server = await startServer({ args: ['--log-level', 'error'] });
  folder = await mkdtemp(path.join(os.tmpdir(), 'assay-import-'));
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

const write = async (name: string, content: string): Promise<void> => {
  await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
  await writeFile(path.join(folder, name), content);
};
const runId = 'ab'.repeat(16);
const modelId = `m-${'c'.repeat(32)}`;
const version = (number: number, more: string): Promise<void> =>
  write(`models/net/version-${number}/meta.yaml`, `name: net\nversion: ${number}\nrun_id: ${runId}\n${more}`);

test('models keep numbers, stages, aliases and tags, lead to the files of their runs, and come once', async () => {
  await write('7/meta.yaml', "experiment_id: '7'\nname: nets\nlifecycle_stage: active\n");
  await write(`7/${runId}/meta.yaml`, `run_id: ${runId}\nrun_name: one\nstatus: 3\nstart_time: 5\nend_time: 9\n`);
  await write(`7/${runId}/artifacts/old/MLmodel`, 'old');
  await write(
    `7/models/${modelId}/meta.yaml`,
    `name: new\nsource_run_id: ${runId}\nartifact_location: file:///elsewhere\n`,
  );
  await write(`7/models/${modelId}/artifacts/MLmodel`, 'new');
  await write('models/net/meta.yaml', 'name: net\ndescription: A net\n');
  await write('models/net/tags/team', 'a');
  await write('models/net/aliases/champion', '4');
  await version(2, `current_stage: Production\nsource: file:///data/7/${runId}/artifacts/old\n`);
  await version(3, 'current_stage: Deleted_Internal\nsource: REDACTED\n');
  await version(4, `current_stage: None\ndescription: Best\nsource: models:/${modelId}\n`);
  await write('models/net/version-4/tags/quality', 'high');
  await write('models/hello/meta.yaml', 'name: hello\n');
  await write('models/hello/tags/mlflow.prompt.is_prompt', 'true');

  const first = await importInto(server.url, 'mlflow', folder);
  expect(first.answer.brought).toMatchObject({ runs: 1, artifacts: 2, models: 1, modelVersions: 2 });
  expect(first.answer.leftOut).toMatchObject([{ kind: 'omitted', reason: 'prompts of the registry' }]);
  const client = clientOf(server.url);
  const model = await client.getModel({ params: { model: 'net' } });
  expect(model).toMatchObject({ description: 'A net', lastVersion: 4, versionCount: 2, tags: { team: 'a' } });
  expect(model.aliases).toEqual([{ alias: 'champion', version: 4 }]);
  const { versions } = await client.listModelVersions({ query: { model: 'net', sort: 'version' } });
  expect(versions).toMatchObject([
    { version: 2, stage: 'Production', source: `runs:/${runId}/old`, runId },
    { version: 4, stage: 'None', source: `runs:/${runId}/new`, description: 'Best', tags: { quality: 'high' } },
  ]);

  await version(5, `current_stage: Staging\nsource: models:/${modelId}\n`);
  const again = await importInto(server.url, 'mlflow', folder);
  expect(again.answer.brought).toMatchObject({ runs: 0, artifacts: 0, models: 0, modelVersions: 1 });
  expect(again.answer.present).toMatchObject({ models: 1, modelVersions: 2 });
});

test('a model of another origin is left alone', async () => {
  const client = clientOf(server.url);
  await client.createModel({ body: { name: 'mine' } });
  await rm(path.join(folder, 'models'), { recursive: true });
  await write('models/mine/meta.yaml', 'name: mine\n');
  const { answer, result } = await importInto(server.url, 'mlflow', folder);
  expect(answer.leftOut).toMatchObject([
    { kind: 'refused', reason: 'registered models whose name another model bears' },
  ]);
  expect(result.code).toBe(1);
});
