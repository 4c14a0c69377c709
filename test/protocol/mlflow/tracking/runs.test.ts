import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordOf, refusal, TrackingRequests } from './tracking-requests.ts';
import type { Run } from './tracking-requests.ts';

let mlflow: TrackingRequests;
beforeAll(async () => void (mlflow = await TrackingRequests.start()));
afterAll(() => mlflow[Symbol.asyncDispose]());

const noRun = '0'.repeat(31) + '1';

describe('creating', () => {
  test('a run without anything stands in Default, runs, and has a name', async () => {
    const { run } = (await mlflow.succeed('runs/create', {})) as { run: Run };
    const { run_id: id } = run.info;
    expect(run.info).toMatchObject({
      run_uuid: id,
      experiment_id: '0',
      status: 'RUNNING',
      lifecycle_stage: 'active',
      artifact_uri: `mlflow-artifacts:/0/${id}/artifacts`,
    });
    expect(run.info.run_name).toMatch(/^[a-z]+-[a-z]+-\d{1,3}$/);
    expect(run.info).not.toHaveProperty('end_time');
    expect(recordOf(run.data.tags)).toEqual({ 'mlflow.runName': run.info.run_name });
    expect(await mlflow.run(id)).toEqual(run);
  });

  test('what is given is kept: user, start, tags, a name in any script', async () => {
    const given = {
      user_id: 'ada',
      start_time: 1_700_000_000_123,
      run_name: 'прогон 7 · 试验 / ø',
      tags: [
        { key: 'mlflow.source.name', value: 'train.py' },
        { key: 'größe', value: '  spaces and\nlines  ' },
        { key: 'empty', value: '' },
      ],
    };
    const run = await mlflow.run(await mlflow.makeRun(given));
    expect(run.info).toMatchObject({
      user_id: 'ada',
      start_time: 1_700_000_000_123,
      run_name: 'прогон 7 · 试验 / ø',
    });
    expect(recordOf(run.data.tags)).toEqual({
      'mlflow.runName': 'прогон 7 · 试验 / ø',
      'mlflow.user': 'ada',
      'mlflow.source.name': 'train.py',
      größe: '  spaces and\nlines  ',
      empty: '',
    });
  });

  test('the name may come as a tag; two that differ are refused', async () => {
    const named = await mlflow.makeRun({ tags: [{ key: 'mlflow.runName', value: 'by tag' }] });
    expect((await mlflow.run(named)).info.run_name).toBe('by tag');
    const both = { run_name: 'one', tags: [{ key: 'mlflow.runName', value: 'other' }] };
    expect(await mlflow.post('runs/create', both)).toEqual(
      refusal('INVALID_PARAMETER_VALUE', /Both 'run_name' argument and 'mlflow.runName' tag.*run_name='one'/),
    );
  });

  test('several runs bear one name; natively the later ones get a suffix', async () => {
    const ids = [await mlflow.makeRun({ run_name: 'twin' }), await mlflow.makeRun({ run_name: 'twin' })];
    const native: unknown[] = [];
    for (const id of ids) {
      expect((await mlflow.run(id)).info.run_name).toBe('twin');
      native.push((await mlflow.native('GET', `/runs/${id}`))['name']);
    }
    expect(native).toEqual(['twin', expect.stringMatching(/^twin-[0-9a-f]{8}$/)]);
  });

  test('what cannot be: an experiment that is not there, deleted or reserved, a start before 1970', async () => {
    expect(await mlflow.post('runs/create', { experiment_id: 'a'.repeat(32) })).toEqual(
      refusal('RESOURCE_DOES_NOT_EXIST', /No Experiment with id=a{32} exists/),
    );
    expect(await mlflow.post('runs/create', { experiment_id: '../0' })).toEqual(
      refusal('RESOURCE_DOES_NOT_EXIST', /No Experiment with id=\.\.\/0 exists/),
    );
    expect(await mlflow.post('runs/create', { experiment_id: 'unassigned' })).toEqual(
      refusal('INVALID_PARAMETER_VALUE', /'experiment_id'.*takes no new ones/),
    );
    expect(await mlflow.post('runs/create', { start_time: -1 })).toEqual(
      refusal('INVALID_PARAMETER_VALUE', /Invalid value -1 for parameter 'start_time'/),
    );
    const experiment_id = await mlflow.makeExperiment('soon gone');
    await mlflow.succeed('experiments/delete', { experiment_id });
    expect(await mlflow.post('runs/create', { experiment_id })).toEqual(
      refusal('INVALID_PARAMETER_VALUE', /must be in the 'active' state. Current state is deleted/),
    );
  });

  test.each([
    ['run_name', { run_name: 'a\0b' }],
    ['user_id', { user_id: 'a\0b' }],
    ['a tag', { tags: [{ key: 'k', value: 'a\0b' }] }],
    ['the note', { tags: [{ key: 'mlflow.note.content', value: 'a\0b' }] }],
    ['a parent', { tags: [{ key: 'mlflow.parentRunId', value: '\0' }] }],
  ])('U+0000 in %s is refused', async (_, fields) => {
    expect(await mlflow.post('runs/create', fields)).toEqual(refusal('INVALID_PARAMETER_VALUE', /U\+0000/));
  });

  test('numbers do for ids of experiments', async () => {
    expect((await mlflow.run(await mlflow.makeRun({ experiment_id: 0 }))).info).toMatchObject({ experiment_id: '0' });
  });
});

describe('reading', () => {
  test('by run_id or run_uuid, below /api and below /ajax-api', async () => {
    const id = await mlflow.makeRun();
    for (const path of ['/api/2.0', '/ajax-api/2.0'])
      for (const field of ['run_id', 'run_uuid']) {
        const { status, json } = await mlflow.send(`${path}/mlflow/runs/get?${field}=${id}`, {});
        expect([status, (json['run'] as Run).info.run_id]).toEqual([200, id]);
      }
  });

  test('a run that is not there, whatever its id looks like', async () => {
    for (const id of [noRun, 'x', `${noRun}0`, noRun.toUpperCase().replace('1', 'A'), '../..', 'ü', 'a'.repeat(5000)])
      expect(await mlflow.get('runs/get', { run_id: id })).toEqual(
        refusal('RESOURCE_DOES_NOT_EXIST', /^Run with id=.{1,300} not found$/),
      );
    expect(await mlflow.get('runs/get', {})).toEqual(
      refusal('INVALID_PARAMETER_VALUE', /Missing value for required parameter 'run_id'/),
    );
  });

  test('runs of the native API: their name, parent, user and note are the tags that clients look for', async () => {
    const experiment = await mlflow.native('POST', '/experiments', { name: 'made natively' });
    const parent = await mlflow.native('POST', '/runs', { name: 'p', experimentId: experiment['id'] });
    const child = await mlflow.native('POST', '/runs', {
      name: 'c',
      experimentId: experiment['id'],
      parentRunId: parent['id'],
      description: 'why',
      parameters: { lr: 0.1, deep: { a: [1] } },
    });
    await mlflow.native('POST', `/runs/${String(child['id'])}/metrics`, {
      points: [
        { name: 'loss', value: 'NaN' },
        { name: 'acc', value: 1, step: 3, timeMs: 5 },
      ],
    });
    await mlflow.native('PATCH', `/runs/${String(child['id'])}`, { status: 'stopped' });
    const run = await mlflow.run(String(child['id']));
    expect(run.info).toMatchObject({
      experiment_id: experiment['id'],
      run_name: 'c',
      user_id: 'local',
      status: 'KILLED',
    });
    expect(recordOf(run.data.tags)).toEqual({
      'mlflow.runName': 'c',
      'mlflow.parentRunId': parent['id'],
      'mlflow.user': 'local',
      'mlflow.source.name': 'api',
      'mlflow.note.content': 'why',
    });
    expect(recordOf(run.data.params)).toEqual({ lr: '0.1', deep: '{"a":[1]}' });
    expect(run.data.metrics).toEqual([
      { key: 'acc', value: 1, step: 3, timestamp: 5 },
      { key: 'loss', value: 'NaN', step: 0, timestamp: expect.any(Number) },
    ]);
  });

  test('runs without an experiment are shown as of one that cannot be changed', async () => {
    const { id } = await mlflow.native('POST', '/runs', { name: 'homeless' });
    expect((await mlflow.run(String(id))).info).toMatchObject({
      experiment_id: 'unassigned',
      artifact_uri: `mlflow-artifacts:/unassigned/${String(id)}/artifacts`,
    });
    await mlflow.succeed('runs/set-tag', { run_id: id, key: 'k', value: 'v' });
    expect(recordOf((await mlflow.run(String(id))).data.tags)).toMatchObject({ k: 'v' });
  });
});

describe('changing', () => {
  test('any status follows any; an end is kept with what has ended', async () => {
    const run_id = await mlflow.makeRun({ start_time: 10 });
    const steps = [
      [{ status: 'FINISHED', end_time: 20 }, 'completed', 20],
      [{ status: 'FAILED' }, 'failed', 20],
      [{ status: 'KILLED', end_time: 15 }, 'stopped', 15],
      [{ status: 'RUNNING', end_time: 15 }, 'running', undefined],
      [{ status: 'SCHEDULED' }, 'scheduled', undefined],
      [{ status: 3, end_time: '30' }, 'completed', 30],
    ] as const;
    for (const [change, native, end] of steps) {
      const { run_info } = await mlflow.succeed('runs/update', { run_id, ...change });
      expect(run_info).toMatchObject({ run_id, start_time: 10 });
      expect((run_info as Record<string, unknown>)['end_time']).toBe(end);
      expect(await mlflow.native('GET', `/runs/${run_id}`)).toMatchObject({ status: native, endedMs: end ?? null });
    }
  });

  test('only what is given changes; an empty name is none', async () => {
    const run_id = await mlflow.makeRun({ run_name: 'kept' });
    await mlflow.succeed('runs/update', { run_uuid: run_id });
    await mlflow.succeed('runs/update', { run_id, run_name: '' });
    await mlflow.succeed('runs/set-tag', { run_id, key: 'mlflow.runName', value: '' });
    const run = await mlflow.run(run_id);
    expect(run.info).toMatchObject({ run_name: 'kept', status: 'RUNNING' });
    expect(recordOf(run.data.tags)).toEqual({ 'mlflow.runName': 'kept' });
  });

  test('a name is one, be it changed as a field, as a tag or natively', async () => {
    const run_id = await mlflow.makeRun({ run_name: 'a' });
    const names = async (): Promise<unknown[]> => {
      const { info, data } = await mlflow.run(run_id);
      return [
        info.run_name,
        recordOf(data.tags)['mlflow.runName'],
        (await mlflow.native('GET', `/runs/${run_id}`))['name'],
      ];
    };
    await mlflow.succeed('runs/update', { run_id, run_name: 'b' });
    expect(await names()).toEqual(['b', 'b', 'b']);
    await mlflow.succeed('runs/log-batch', { run_id, tags: [{ key: 'mlflow.runName', value: 'c\nd' }] });
    expect(await names()).toEqual(['c\nd', 'c\nd', 'c d']);
    await mlflow.native('PATCH', `/runs/${run_id}`, { name: 'e' });
    expect(await names()).toEqual(['e', 'e', 'e']);
  });

  test('a parent is one, be it named as a tag or natively; one that cannot be stays a tag', async () => {
    const parent = await mlflow.makeRun();
    const run_id = await mlflow.makeRun({ tags: [{ key: 'mlflow.parentRunId', value: parent }] });
    const native = async (id: string): Promise<unknown> => (await mlflow.native('GET', `/runs/${id}`))['parentRunId'];
    expect(await native(run_id)).toBe(parent);
    await mlflow.succeed('runs/set-tag', { run_id: parent, key: 'mlflow.parentRunId', value: run_id });
    expect(await native(parent)).toBeNull();
    await mlflow.succeed('runs/set-tag', { run_id, key: 'mlflow.parentRunId', value: 'nobody' });
    expect(await native(run_id)).toBeNull();
    expect(recordOf((await mlflow.run(run_id)).data.tags)['mlflow.parentRunId']).toBe('nobody');
    await mlflow.native('PATCH', `/runs/${run_id}`, { parentRunId: parent });
    await mlflow.succeed('runs/delete-tag', { run_id: parent, key: 'mlflow.parentRunId' });
    expect(recordOf((await mlflow.run(run_id)).data.tags)['mlflow.parentRunId']).toBe(parent);
    await mlflow.succeed('runs/delete-tag', { run_id, key: 'mlflow.parentRunId' });
    expect(await native(run_id)).toBeNull();
  });

  test('a parent may be deleted, and may be a run of another experiment', async () => {
    const experiment_id = await mlflow.makeExperiment('of the parent');
    const parent = await mlflow.makeRun({ experiment_id });
    await mlflow.succeed('runs/delete', { run_id: parent });
    const child = await mlflow.makeRun({ tags: [{ key: 'mlflow.parentRunId', value: parent }] });
    expect(await mlflow.native('GET', `/runs/${child}`)).toMatchObject({ parentRunId: parent });
    await mlflow.native('POST', `/runs/${parent}/purge`);
    expect(await mlflow.native('GET', `/runs/${child}`)).toMatchObject({ parentRunId: null });
    expect(recordOf((await mlflow.run(child)).data.tags)['mlflow.parentRunId']).toBe(parent);
    await mlflow.succeed('runs/log-metric', { run_id: child, key: 'm', value: 1, timestamp: 1 });
  });

  test('the note is the native note', async () => {
    const run_id = await mlflow.makeRun({ tags: [{ key: 'mlflow.note.content', value: '# one' }] });
    expect(await mlflow.native('GET', `/notes/run/${run_id}`)).toMatchObject({ text: '# one' });
    await mlflow.native('PUT', `/notes/run/${run_id}`, { text: 'two' });
    expect(recordOf((await mlflow.run(run_id)).data.tags)['mlflow.note.content']).toBe('two');
    await mlflow.succeed('runs/delete-tag', { run_id, key: 'mlflow.note.content' });
    expect(await mlflow.native('GET', `/notes/run/${run_id}`)).toMatchObject({ text: '' });
  });

  test('a tag that is not there cannot be deleted', async () => {
    const run_id = await mlflow.makeRun();
    for (const key of ['none', 'mlflow.note.content', 'mlflow.parentRunId'])
      expect(await mlflow.post('runs/delete-tag', { run_id, key })).toEqual(
        refusal('RESOURCE_DOES_NOT_EXIST', new RegExp(`No tag with name: ${key} in run with id ${run_id}`)),
      );
  });
});
