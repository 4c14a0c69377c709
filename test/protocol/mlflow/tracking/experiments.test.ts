import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordOf, refusal, TrackingRequests } from './tracking-requests.ts';

let mlflow: TrackingRequests;
beforeAll(async () => void (mlflow = await TrackingRequests.start()));
afterAll(() => mlflow[Symbol.asyncDispose]());

const tagsOf = async (id: string): Promise<Record<string, string>> =>
  recordOf((await mlflow.experiment(id))['tags'] as { key: string; value: string }[]);
const byName = (name: string): ReturnType<TrackingRequests['get']> =>
  mlflow.get('experiments/get-by-name', { experiment_name: name });
const stageOf = async (run: string): Promise<unknown> => (await mlflow.run(run)).info['lifecycle_stage'];

describe('making', () => {
  test('Default is there from the start', async () => {
    const { json } = await byName('Default');
    expect(json).toMatchObject({
      experiment: { experiment_id: '0', name: 'Default', artifact_location: 'mlflow-artifacts:/0' },
    });
    expect(await mlflow.experiment('0')).toEqual(json['experiment']);
  });

  test('a name is any text of up to 500 characters, and tells upper from lower case', async () => {
    for (const name of [
      'Größe 损失 / a:b',
      'größe 损失 / a:b',
      ' padded ',
      'tab\there',
      'x'.repeat(500),
      'ü'.repeat(500),
    ]) {
      const id = await mlflow.makeExperiment(name);
      expect(await mlflow.experiment(id)).toMatchObject({
        experiment_id: id,
        name,
        lifecycle_stage: 'active',
        tags: [],
      });
      expect((await byName(name)).json).toMatchObject({ experiment: { experiment_id: id } });
    }
    expect(await mlflow.post('experiments/create', { name: 'x'.repeat(501) })).toEqual(
      refusal('INVALID_PARAMETER_VALUE', /'name' exceeds the maximum length of 500 characters/),
    );
    expect(await mlflow.post('experiments/create', { name: '' })).toEqual(
      refusal('INVALID_PARAMETER_VALUE', /Missing value for required parameter 'name'/),
    );
    expect(await mlflow.post('experiments/create', { name: 'a\0b' })).toEqual(
      refusal('INVALID_PARAMETER_VALUE', /'name' supplied: it holds the character U\+0000/),
    );
    expect(await byName('GRÖSSE')).toEqual(
      refusal('RESOURCE_DOES_NOT_EXIST', /Could not find experiment with name 'GRÖSSE'/),
    );
  });

  test('a name is taken for good, by deleted experiments too', async () => {
    const experiment_id = await mlflow.makeExperiment('taken');
    const taken = refusal('RESOURCE_ALREADY_EXISTS', /Experiment 'taken' already exists/);
    expect(await mlflow.post('experiments/create', { name: 'taken' })).toEqual(taken);
    await mlflow.succeed('experiments/delete', { experiment_id });
    expect(await mlflow.post('experiments/create', { name: 'taken' })).toEqual(taken);
    expect((await byName('taken')).json).toMatchObject({ experiment: { experiment_id, lifecycle_stage: 'deleted' } });
  });

  test('of racing makers one wins, and the others are told so', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => mlflow.post('experiments/create', { name: 'race' })),
    );
    expect(answers.map(({ json }) => json['error_code'] ?? 'made').toSorted()).toEqual([
      ...Array.from({ length: 7 }, () => 'RESOURCE_ALREADY_EXISTS'),
      'made',
    ]);
  });

  test('of racing makers that had looked first all get the one that was made, as set_experiment needs it', async () => {
    const name = 'looked for first';
    for (let i = 0; i < 6; i++) expect((await byName(name)).status).toBe(404);
    const ids = await Promise.all(Array.from({ length: 6 }, () => mlflow.makeExperiment(name)));
    expect(new Set(ids).size).toBe(1);
    const taken = refusal('RESOURCE_ALREADY_EXISTS', /Experiment 'looked for first' already exists/);
    expect(await mlflow.post('experiments/create', { name })).toEqual(taken);
    await byName('with tags');
    await byName('with tags');
    const tags = [{ key: 'a', value: 'b' }];
    await mlflow.makeExperiment('with tags', { tags });
    expect((await mlflow.post('experiments/create', { name: 'with tags', tags })).status).toBe(400);
  });

  test('a place for artifacts is echoed, for its runs too', async () => {
    const experiment_id = await mlflow.makeExperiment('elsewhere', { artifact_location: 's3://bucket/some place/' });
    expect(await mlflow.experiment(experiment_id)).toMatchObject({ artifact_location: 's3://bucket/some place/' });
    const run = await mlflow.makeRun({ experiment_id });
    expect((await mlflow.run(run)).info).toMatchObject({ artifact_uri: `s3://bucket/some place/${run}/artifacts` });
    for (const artifact_location of ['runs:/x', 'file:///a?b', 's3://a#b', 'a;b', 'x\ny'])
      expect(await mlflow.post('experiments/create', { name: 'bad place', artifact_location })).toEqual(
        refusal('INVALID_PARAMETER_VALUE', /Invalid artifact_location/),
      );
  });

  test('an experiment made natively is there, by the same name', async () => {
    const { id } = await mlflow.native('POST', '/experiments', { name: 'Native one', tags: { a: 'b' } });
    expect((await byName('Native one')).json).toMatchObject({
      experiment: {
        experiment_id: id,
        artifact_location: `mlflow-artifacts:/${String(id)}`,
        tags: [{ key: 'a', value: 'b' }],
      },
    });
    expect((await byName('native one')).status).toBe(404);
    const lower = await mlflow.makeExperiment('native one');
    expect((await mlflow.native('GET', `/experiments/${lower}`))['name']).toMatch(/^native one-[0-9a-f]{8}$/);
  });
});

describe('tags', () => {
  test('are set, overwritten and deleted; the note is the native note', async () => {
    const tags = [
      { key: 'a', value: '1' },
      { key: 'mlflow.note.content', value: 'first' },
    ];
    const experiment_id = await mlflow.makeExperiment('tagged', { tags });
    await mlflow.succeed('experiments/set-experiment-tag', { experiment_id, key: 'a', value: 'x'.repeat(20_000) });
    await mlflow.succeed('experiments/set-experiment-tag', { experiment_id, key: 'b', value: '' });
    expect(await tagsOf(experiment_id)).toEqual({ a: 'x'.repeat(20_000), b: '', 'mlflow.note.content': 'first' });
    expect(await mlflow.native('GET', `/notes/experiment/${experiment_id}`)).toMatchObject({ text: 'first' });
    await mlflow.native('PUT', `/notes/experiment/${experiment_id}`, { text: 'second' });
    expect(await tagsOf(experiment_id)).toMatchObject({ 'mlflow.note.content': 'second' });
    for (const key of ['a', 'b', 'mlflow.note.content'])
      await mlflow.succeed('experiments/delete-experiment-tag', { experiment_id, key });
    expect(await tagsOf(experiment_id)).toEqual({});
    expect(await mlflow.post('experiments/delete-experiment-tag', { experiment_id, key: 'a' })).toEqual(
      refusal('RESOURCE_DOES_NOT_EXIST', /No tag with name: a in experiment with id/),
    );
    expect(
      await mlflow.post('experiments/set-experiment-tag', { experiment_id, key: 'c', value: 'x'.repeat(20_001) }),
    ).toEqual(refusal('INVALID_PARAMETER_VALUE', /'value' exceeds the maximum length of 20000 characters/));
    expect(await mlflow.post('experiments/set-experiment-tag', { experiment_id, key: 'c*', value: '' })).toEqual(
      refusal('INVALID_PARAMETER_VALUE', /Names may only contain/),
    );
  });
});

describe('renaming', () => {
  test('changes the name here and natively; the old one is free', async () => {
    const experiment_id = await mlflow.makeExperiment('before');
    await mlflow.succeed('experiments/update', { experiment_id, new_name: 'after\nwards' });
    expect(await mlflow.experiment(experiment_id)).toMatchObject({ name: 'after\nwards' });
    expect(await mlflow.native('GET', `/experiments/${experiment_id}`)).toMatchObject({ name: 'after wards' });
    expect((await byName('before')).status).toBe(404);
    await mlflow.makeExperiment('before');
    expect(await mlflow.post('experiments/update', { experiment_id, new_name: 'before' })).toEqual(
      refusal('RESOURCE_ALREADY_EXISTS', /Experiment 'before' already exists/),
    );
    await mlflow.succeed('experiments/update', { experiment_id, new_name: 'after\nwards' });
    expect(await mlflow.post('experiments/update', { experiment_id })).toEqual(
      refusal('INVALID_PARAMETER_VALUE', /Missing value for required parameter 'new_name'/),
    );
  });
});

describe('deleting', () => {
  test('takes the runs along; restoring brings back all of them, those too that were deleted before', async () => {
    const experiment_id = await mlflow.makeExperiment('comes back');
    const runs = [await mlflow.makeRun({ experiment_id }), await mlflow.makeRun({ experiment_id })];
    await mlflow.succeed('runs/delete', { run_id: runs[0] });
    await mlflow.succeed('experiments/delete', { experiment_id });
    expect(await mlflow.experiment(experiment_id)).toMatchObject({ lifecycle_stage: 'deleted' });
    for (const run of runs) expect(await stageOf(run)).toBe('deleted');
    const writes = {
      'experiments/update': { new_name: 'n' },
      'experiments/set-experiment-tag': { key: 'k', value: 'v' },
      'experiments/delete-experiment-tag': { key: 'k' },
      'runs/create': {},
      'runs/restore': { run_id: runs[0] },
    };
    for (const [path, fields] of Object.entries(writes))
      expect([path, await mlflow.post(path, { experiment_id, ...fields })]).toEqual([
        path,
        refusal(
          'INVALID_PARAMETER_VALUE',
          /The experiment \w{32} must be in the 'active' state. Current state is deleted/,
        ),
      ]);
    expect(await mlflow.post('runs/log-metric', { run_id: runs[1], key: 'k', value: 1, timestamp: 1 })).toEqual(
      refusal('INVALID_PARAMETER_VALUE', /The run \w{32} must be in the 'active' state/),
    );
    await mlflow.succeed('experiments/restore', { experiment_id });
    for (const run of runs) expect(await stageOf(run)).toBe('active');
    expect(await mlflow.experiment(experiment_id)).toMatchObject({ lifecycle_stage: 'active', name: 'comes back' });
  });

  test('of more runs than one portion has', async () => {
    const experiment_id = await mlflow.makeExperiment('many runs');
    const runs = await Promise.all(Array.from({ length: 250 }, () => mlflow.makeRun({ experiment_id })));
    await Promise.all(runs.slice(0, 120).map((run_id) => mlflow.succeed('runs/delete', { run_id })));
    await mlflow.succeed('experiments/delete', { experiment_id });
    expect(new Set(await Promise.all(runs.map(stageOf)))).toEqual(new Set(['deleted']));
    await mlflow.succeed('experiments/restore', { experiment_id });
    expect(new Set(await Promise.all(runs.map(stageOf)))).toEqual(new Set(['active']));
  });

  test('only what is there, and restoring only what is deleted', async () => {
    const experiment_id = await mlflow.makeExperiment('once');
    const none = refusal('RESOURCE_DOES_NOT_EXIST', /No Experiment with id=.+ exists/);
    expect(await mlflow.post('experiments/restore', { experiment_id })).toEqual(none);
    await mlflow.succeed('experiments/delete', { experiment_id });
    expect(await mlflow.post('experiments/delete', { experiment_id })).toEqual(none);
    for (const id of ['f'.repeat(32), '17', '1e3', 'ü', ' ', '0'.repeat(33)])
      for (const path of ['delete', 'restore', 'update', 'set-experiment-tag', 'delete-experiment-tag'])
        expect(
          await mlflow.post(`experiments/${path}`, { experiment_id: id, new_name: 'n', key: 'k', value: 'v' }),
        ).toEqual(none);
  });

  test('Default, too: it stays deleted, and comes back as 0', async () => {
    const run_id = await mlflow.makeRun();
    await mlflow.succeed('experiments/delete', { experiment_id: '0' });
    expect(await mlflow.post('runs/create', {})).toEqual(
      refusal('INVALID_PARAMETER_VALUE', /The experiment 0 must be in the 'active' state/),
    );
    await mlflow.succeed('experiments/restore', { experiment_id: 0 });
    expect(await stageOf(run_id)).toBe('active');
  });
});

describe('the reserved experiment', () => {
  test('is shown by id and name, and cannot be made or changed', async () => {
    const shown = { experiment: { experiment_id: 'unassigned', name: 'unassigned', lifecycle_stage: 'active' } };
    expect((await mlflow.get('experiments/get', { experiment_id: 'unassigned' })).json).toMatchObject(shown);
    expect((await byName('unassigned')).json).toMatchObject(shown);
    expect(await mlflow.post('experiments/create', { name: 'unassigned' })).toEqual(
      refusal('RESOURCE_ALREADY_EXISTS', /'unassigned' already exists/),
    );
    for (const path of ['delete', 'restore', 'update', 'set-experiment-tag', 'delete-experiment-tag'])
      expect(
        await mlflow.post(`experiments/${path}`, { experiment_id: 'unassigned', new_name: 'n', key: 'k', value: 'v' }),
      ).toEqual(refusal('INVALID_PARAMETER_VALUE', /'experiment_id'.*cannot be changed/));
  });
});
