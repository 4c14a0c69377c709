import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RegistryRequests } from './registry-requests.ts';
import type { Fields, Version } from './registry-requests.ts';

let requests: RegistryRequests;
beforeAll(async () => {
  requests = await RegistryRequests.start();
});
afterAll(async () => requests[Symbol.asyncDispose]());

const versionsIn = (json: Record<string, unknown>): string[] =>
  ((json['model_versions'] ?? []) as Version[]).map(({ version, current_stage }) => `${version} ${current_stage}`);

const namesIn = (json: Record<string, unknown>): string[] =>
  ((json['registered_models'] ?? []) as Version[]).map(({ name }) => name);

test('a version is answered whole, and ready', async () => {
  const name = await requests.modelWith(0);
  const asked = { name, source: 's3://a/b', run_id: 'r', run_link: 'https://x', description: 'd' };
  const tags = [{ key: 'a b', value: 'x'.repeat(100_000) }];
  const made = await requests.succeed('POST', 'model-versions/create', { ...asked, tags });
  expect(made['model_version']).toMatchObject({ ...asked, version: '1', current_stage: 'None', status: 'READY', tags });
  expect(await requests.succeed('GET', 'model-versions/get', { name, version: '1' })).toEqual(made);
  expect((await requests.ask('GET', 'model-versions/get', { name, version: '1' }, 'ajax-api')).json).toEqual(made);
  expect(await requests.succeed('GET', 'model-versions/get-download-uri', { name, version: 1 })).toEqual({
    artifact_uri: 's3://a/b',
  });
  const { registered_model: model } = await requests.succeed('GET', 'registered-models/get', { name });
  expect(model).toMatchObject({ name, latest_versions: [made['model_version']] });
});

test('the newest version of each stage, by POST and by GET with repeated fields', async () => {
  const name = await requests.modelWith(4);
  const move = (version: number, stage: string, archive_existing_versions = false) =>
    requests.succeed('POST', 'model-versions/transition-stage', {
      name,
      version: String(version),
      stage,
      archive_existing_versions,
    });
  await move(1, 'PRODUCTION');
  await move(2, 'staging');
  await move(3, 'Production', true);
  const path = 'registered-models/get-latest-versions';
  expect(versionsIn(await requests.succeed('POST', path, { name }))).toEqual([
    '4 None',
    '3 Production',
    '2 Staging',
    '1 Archived',
  ]);
  const stages = ['production', 'archived'];
  expect(versionsIn(await requests.succeed('POST', path, { name, stages }))).toEqual(['3 Production', '1 Archived']);
  expect(versionsIn(await requests.succeed('GET', path, { name, stages }))).toEqual(['3 Production', '1 Archived']);
});

test('the flag to archive may be left out', async () => {
  const name = await requests.modelWith(1);
  const moved = { name, version: '1', stage: 'Production' };
  expect(await requests.succeed('POST', 'model-versions/transition-stage', moved)).toMatchObject({
    model_version: { current_stage: 'Production' },
  });
});

test('an alias is moved, read and deleted, each by its own method on one path', async () => {
  const name = await requests.modelWith(2);
  for (const version of ['1', '2'])
    await requests.succeed('POST', 'registered-models/alias', { name, alias: 'best', version });
  const { model_version: version } = await requests.succeed('GET', 'registered-models/alias', { name, alias: 'best' });
  expect(version).toMatchObject({ version: '2', aliases: ['best'] });
  const { registered_model: model } = await requests.succeed('GET', 'registered-models/get', { name });
  expect(model).toMatchObject({ aliases: [{ alias: 'best', version: '2' }] });
  expect(await requests.succeed('DELETE', 'registered-models/alias', { name, alias: 'best' })).toEqual({});
  expect(await requests.succeed('DELETE', 'registered-models/alias', { name, alias: 'best' })).toEqual({});
});

test('tags are set and deleted; deleting one that is not there is nothing', async () => {
  const name = await requests.modelWith(1);
  for (const [kind, key] of [
    ['registered-models', { name }],
    ['model-versions', { name, version: '1' }],
  ] as const) {
    await requests.succeed('POST', `${kind}/set-tag`, { ...key, key: 'a', value: '' });
    await requests.succeed('POST', `${kind}/set-tag`, { ...key, key: 'b', value: 'é' });
    await requests.succeed('DELETE', `${kind}/delete-tag`, { ...key, key: 'a' });
    await requests.succeed('DELETE', `${kind}/delete-tag`, { ...key, key: 'a' });
    const answer = await requests.succeed('GET', `${kind}/get`, key);
    expect(Object.values(answer)[0]).toMatchObject({ tags: [{ key: 'b', value: 'é' }] });
  }
});

test('what names a version leads to its files, and to its run', async () => {
  const name = await requests.modelWith(1);
  const original = { name, source: 's3://there/model', run_id: 'r', model_id: 'm-elsewhere' };
  await requests.succeed('POST', 'model-versions/create', original);
  await requests.succeed('POST', 'registered-models/alias', { name, alias: 'best', version: '2' });
  const copy = await requests.modelWith(0);
  for (const source of [`models:/${encodeURIComponent(name)}/2`, `models:/${name}@best`, `models:/${name}/latest`]) {
    const { model_version: made } = await requests.succeed('POST', 'model-versions/create', { name: copy, source });
    expect(made).toMatchObject({ source, run_id: 'r', model_id: 'm-elsewhere' });
    const uri = await requests.succeed('GET', 'model-versions/get-download-uri', {
      name: copy,
      version: (made as Version).version,
    });
    expect(uri).toEqual({ artifact_uri: 's3://there/model' });
  }
});

describe('searches', () => {
  test('of models, in pages', async () => {
    const prefix = requests.unique('search');
    for (const letter of 'cab')
      await requests.succeed('POST', 'registered-models/create', {
        name: `${prefix} ${letter}`,
        tags: letter === 'a' ? [{ key: 'team', value: 'x' }] : [],
      });
    const filter = `name LIKE '${prefix}%'`;
    const found = async (fields: Fields): Promise<string[]> =>
      namesIn(await requests.succeed('GET', 'registered-models/search', { filter, ...fields })).map((name) =>
        name.slice(-1),
      );
    expect(await found({})).toEqual(['a', 'b', 'c']);
    expect(await found({ order_by: ['timestamp DESC'] })).toEqual(['b', 'a', 'c']);
    expect(await found({ order_by: ['timestamp', 'name DESC'], max_results: 2 })).toEqual(['c', 'a']);
    expect(await found({ filter: `${filter} and tags.team = 'x'` })).toEqual(['a']);
    expect(await found({ filter: `${filter} and tags.\`mlflow.prompt.is_prompt\` != 'true'` })).toHaveLength(3);
    const first = await requests.succeed('GET', 'registered-models/search', { filter, max_results: 2 });
    const rest = { filter, max_results: 2, page_token: first['next_page_token'] };
    expect([
      ...namesIn(first),
      ...namesIn(await requests.succeed('GET', 'registered-models/search', rest)),
    ]).toHaveLength(3);
    const elsewhere = await requests.ask('GET', 'registered-models/search', { ...rest, filter: '' });
    expect([elsewhere.status, elsewhere.json['error_code']]).toEqual([400, 'INVALID_PARAMETER_VALUE']);
  });

  test('of versions: the latest change first, then by name and from the newest on', async () => {
    const name = await requests.modelWith(3);
    await requests.succeed('PATCH', 'model-versions/update', { name, version: '2', description: 'looked at' });
    const found = async (fields: Fields): Promise<string> => {
      const { filter = '', ...rest } = fields;
      const whole = { filter: [`name = '${name}'`, filter].filter((part) => part !== '').join(' AND '), ...rest };
      return versionsIn(await requests.succeed('GET', 'model-versions/search', whole))
        .map((each) => each[0])
        .join('');
    };
    expect((await found({})).startsWith('2')).toBe(true);
    expect(await found({ order_by: ['version_number'] })).toBe('123');
    expect(await found({ filter: 'version_number >= 2', order_by: ['version_number DESC'] })).toBe('32');
    expect(await found({ filter: "version_number = '2'" })).toBe('2');
    expect(await found({ filter: "source_path LIKE '%/3'" })).toBe('3');
    expect(await found({ filter: "run_id = 'nobody'" })).toBe('');
    expect(await found({ max_results: 200_000 })).toHaveLength(3);
  });

  test('prompts are left out unless they are asked for', async () => {
    const name = requests.unique('prompt');
    const tags = [{ key: 'mlflow.prompt.is_prompt', value: 'true' }];
    await requests.succeed('POST', 'registered-models/create', { name, tags });
    await requests.succeed('POST', 'model-versions/create', { name, source: 'dummy-source', tags });
    const filter = `name = '${name}'`;
    const prompts = `${filter} AND tags.\`mlflow.prompt.is_prompt\` = 'true'`;
    for (const [path, list] of [
      ['registered-models/search', 'registered_models'],
      ['model-versions/search', 'model_versions'],
    ] as const) {
      expect((await requests.succeed('GET', path, { filter }))[list] ?? []).toEqual([]);
      expect((await requests.succeed('GET', path, { filter: prompts }))[list]).toMatchObject([{ name }]);
    }
    const taken = await requests.ask('POST', 'registered-models/create', { name });
    expect(taken.json['message']).toMatch(/^Tried to create a registered model with name .* taken by a prompt/);
  });
});

test('the files of a version lie where its run or its logged model has them', async () => {
  const { run } = (await requests.succeed('POST', 'runs/create', { experiment_id: '0' })) as {
    run: { info: { run_id: string; artifact_uri: string } };
  };
  const { run_id: runId, artifact_uri: root } = run.info;
  const { model } = (await requests.succeed('POST', 'logged-models', {
    experiment_id: '0',
    name: 'net',
    source_run_id: runId,
  })) as { model: { info: { model_id: string; artifact_uri: string } } };
  const { model_id: modelId, artifact_uri: place } = model.info;
  const name = await requests.modelWith(0);
  const register = async (fields: Fields): Promise<readonly unknown[]> => {
    const made = await requests.succeed('POST', 'model-versions/create', { name, ...fields });
    const { version, run_id, model_id } = made['model_version'] as Version & { run_id?: string; model_id?: string };
    const uri = await requests.succeed('GET', 'model-versions/get-download-uri', { name, version });
    return [uri['artifact_uri'], run_id, model_id];
  };
  expect(await register({ source: `runs:/${runId}/a/model` })).toEqual([`${root}/a/model`, runId, undefined]);
  expect(await register({ source: `models:/${modelId}` })).toEqual([place, runId, modelId]);
  expect(await register({ source: `models:/${name}/2` })).toEqual([place, runId, modelId]);
  expect(await register({ source: 's3://a/b', model_id: modelId })).toEqual(['s3://a/b', runId, modelId]);
  const { model: after } = (await requests.succeed('GET', `logged-models/${modelId}`)) as {
    model: { info: { registrations: unknown } };
  };
  expect(after.info.registrations).toEqual(['2', '3', '4'].map((version) => ({ name, version })));
});
