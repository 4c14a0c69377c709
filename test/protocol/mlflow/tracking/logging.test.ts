import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordOf, refusal, TrackingRequests } from './tracking-requests.ts';
import type { Fields } from './tracking-requests.ts';

let mlflow: TrackingRequests;
beforeAll(async () => void (mlflow = await TrackingRequests.start()));
afterAll(() => mlflow[Symbol.asyncDispose]());

const countOf = async (run_id: string): Promise<unknown> =>
  (await mlflow.native('GET', `/runs/${run_id}`))['pointCount'];
const metric = (i: number, more: Fields = {}): Fields => ({ key: `m${i}`, value: i, timestamp: i, step: i, ...more });
const pairs = (count: number, prefix: string): Fields[] =>
  Array.from({ length: count }, (_, i) => ({ key: `${prefix}${i}`, value: `v${i}` }));

describe('metrics', () => {
  test('values as they are: NaN and the infinities, steps below 0, times of 0, none of them changed', async () => {
    const run_id = await mlflow.makeRun();
    const given = [
      { key: 'minus', value: '-Infinity', step: 2 ** 53 - 1, timestamp: 8_640_000_000_000_000 },
      { key: 'nan', value: 'NaN', step: 0, timestamp: 0 },
      { key: 'plus', value: 'Infinity', step: -5, timestamp: 1 },
      { key: 'tiny', value: 5e-324, step: 1 - 2 ** 53, timestamp: 2 },
    ];
    for (const each of given) await mlflow.succeed('runs/log-metric', { run_uuid: run_id, ...each });
    expect((await mlflow.run(run_id)).data.metrics).toEqual(given);
  });

  test('numbers may be texts', async () => {
    const run_id = await mlflow.makeRun();
    await mlflow.succeed('runs/log-metric', { run_id, key: 'm', value: '-1.5e3', step: '7', timestamp: '9' });
    expect((await mlflow.run(run_id)).data.metrics).toEqual([{ key: 'm', value: -1500, step: 7, timestamp: 9 }]);
  });

  test('shown is the point of the greatest step, whatever came last; without a step it is 0', async () => {
    const run_id = await mlflow.makeRun();
    const metrics = [
      { key: 'm', value: 1, timestamp: 9, step: 5 },
      { key: 'm', value: 2, timestamp: 10 },
      { key: 'm', value: 3, timestamp: 8, step: 5 },
    ];
    await mlflow.succeed('runs/log-batch', { run_id, metrics });
    expect((await mlflow.run(run_id)).data.metrics).toEqual([{ key: 'm', value: 1, timestamp: 9, step: 5 }]);
    await mlflow.succeed('runs/log-metric', { run_id, key: 'n', value: 1, timestamp: 1 });
    expect((await mlflow.run(run_id)).data.metrics[1]).toEqual({ key: 'n', value: 1, timestamp: 1, step: 0 });
  });

  test('points that are logged again, to say of which model they are, are the points that they were', async () => {
    const run_id = await mlflow.makeRun();
    const of = (step: number, more: Fields = {}): Fields => ({
      key: 'f1',
      value: step / 2,
      timestamp: step,
      step,
      ...more,
    });
    const before = Array.from({ length: 50 }, (_, step) => of(step));
    await mlflow.succeed('runs/log-batch', { run_id, metrics: [...before, of(10, { value: 'NaN' })] });
    const created = await mlflow.succeed('logged-models', { experiment_id: '0', source_run_id: run_id });
    const { model_id } = (created['model'] as { info: { model_id: string } }).info;
    const again = [of(49), of(20), of(10, { value: 'NaN' }), of(10)].map((each) => ({ ...each, model_id }));
    await mlflow.succeed('runs/log-batch', { run_id, metrics: again });
    for (const each of again) await mlflow.succeed('runs/log-metric', { run_id, ...each });
    expect(await countOf(run_id)).toBe(51);
    const others = [
      of(20, { value: 7 }),
      of(20, { timestamp: 7 }),
      of(50),
      of(-1, { timestamp: 0 }),
      { ...of(1), key: 'new' },
    ];
    await mlflow.succeed('runs/log-batch', { run_id, metrics: others.map((each) => ({ ...each, model_id })) });
    expect(await countOf(run_id)).toBe(56);
  });

  test('a finished run goes on taking points', async () => {
    const run_id = await mlflow.makeRun();
    await mlflow.succeed('runs/update', { run_id, status: 'FINISHED', end_time: 1 });
    await mlflow.succeed('runs/log-metric', { run_id, key: 'late', value: 1, timestamp: 1 });
    expect(await countOf(run_id)).toBe(1);
  });

  test.each([
    [{ key: 'm', value: true, timestamp: 1 }, /Invalid value true for parameter 'value' supplied/],
    [{ key: 'm', value: 'one', timestamp: 1 }, /Invalid value "one" for parameter 'value' supplied/],
    [{ key: 'm', timestamp: 1 }, /Missing value for required parameter 'value'/],
    [{ key: 'm', value: 1 }, /Missing value for required parameter 'timestamp'/],
    [{ value: 1, timestamp: 1 }, /Missing value for required parameter 'key'/],
    [{ key: '', value: 1, timestamp: 1 }, /Missing value for required parameter 'key'/],
    [{ key: 'm', value: 1, timestamp: -1 }, /Invalid value -1 for parameter 'timestamp'.*nonnegative/],
    [
      { key: 'm', value: 1, timestamp: 8_640_000_000_000_001 },
      /Invalid value 8640000000000001 for parameter 'timestamp'/,
    ],
    [{ key: 'm', value: 1, timestamp: 1.5 }, /'timestamp' supplied: expected an integer/],
    [{ key: 'm', value: 1, timestamp: 1, step: 2 ** 53 }, /'step' supplied: expected an integer of at most 53 bits/],
    [{ key: 'm', value: 1, timestamp: 1, step: true }, /'step' supplied/],
  ])('refused: %j', async (fields, message) => {
    const run_id = await mlflow.makeRun();
    const refused = refusal('INVALID_PARAMETER_VALUE', message);
    expect(await mlflow.post('runs/log-metric', { run_id, ...fields })).toEqual(refused);
    expect(await countOf(run_id)).toBe(0);
  });
});

describe('parameters', () => {
  test('are written once: the same value again is fine, another is refused by name, old and new value', async () => {
    const run_id = await mlflow.makeRun();
    await mlflow.succeed('runs/log-parameter', { run_id, key: 'lr', value: '0.1' });
    await mlflow.succeed('runs/log-parameter', { run_id, key: 'lr', value: '0.1' });
    const refused = refusal(
      'INVALID_PARAMETER_VALUE',
      new RegExp(
        `^Changing param values is not allowed. Param with key='lr' was already logged with value='0.1' for run ID='${run_id}'. Attempted logging new value '0.10'`,
      ),
    );
    expect(await mlflow.post('runs/log-parameter', { run_id, key: 'lr', value: '0.10' })).toEqual(refused);
    expect(await mlflow.post('runs/log-batch', { run_id, params: [{ key: 'lr', value: '0.10' }] })).toEqual(refused);
    const twice = {
      run_id,
      params: [
        { key: 'x', value: '1' },
        { key: 'x', value: '1' },
      ],
    };
    expect(await mlflow.post('runs/log-batch', twice)).toEqual(
      refusal('INVALID_PARAMETER_VALUE', /^Duplicate parameter keys have been submitted: \["x"\]/),
    );
  });

  test('are empty where no value is given', async () => {
    const run_id = await mlflow.makeRun({ run_name: 'r' });
    await mlflow.succeed('runs/log-parameter', { run_id, key: 'p' });
    await mlflow.succeed('runs/log-parameter', { run_id, key: 'q', value: '' });
    await mlflow.succeed('runs/set-tag', { run_id, key: 't' });
    const { data } = await mlflow.run(run_id);
    expect(recordOf(data.params)).toEqual({ p: '', q: '' });
    expect(recordOf(data.tags)).toEqual({ 'mlflow.runName': 'r', t: '' });
  });

  test('are kept whole where MLflow would cut them, as far as one can be kept; empty ones are values; numbers are numbers natively', async () => {
    const run_id = await mlflow.makeRun();
    const long = 'ü'.repeat(64 * 1024);
    await mlflow.succeed('runs/log-batch', {
      run_id,
      params: [{ key: 'long', value: long }, { key: 'none' }, { key: 'n', value: '1e-3' }],
    });
    expect(recordOf((await mlflow.run(run_id)).data.params)).toEqual({ long, none: '', n: '1e-3' });
    const { runs } = await mlflow.native('POST', '/runs/search', { filter: 'params.n < 0.01 and params.n > 0' });
    expect((runs as { id: string }[]).map(({ id }) => id)).toContain(run_id);
    await mlflow.succeed('runs/log-parameter', { run_id, key: 'longer', value: `${long}x` });
    expect(recordOf((await mlflow.run(run_id)).data.params)['longer']).toBe(long);
  });

  test('a run of another door keeps to its own rule there, and is written once here', async () => {
    const { id } = await mlflow.native('POST', '/runs', { parameterPolicy: 'overwrite', parameters: { a: 1 } });
    expect(await mlflow.post('runs/log-parameter', { run_id: id, key: 'a', value: '2' })).toEqual(
      refusal('INVALID_PARAMETER_VALUE', /Changing param values is not allowed/),
    );
    await mlflow.succeed('runs/log-parameter', { run_id: id, key: 'a', value: '1' });
  });
});

describe('tags', () => {
  test('overwrite, may be empty, and are kept whole as far as one can be', async () => {
    const run_id = await mlflow.makeRun({ run_name: 'r' });
    await mlflow.succeed('runs/set-tag', { run_id, key: 't', value: '1' });
    await mlflow.succeed('runs/set-tag', { run_id, key: 't', value: '2' });
    await mlflow.succeed('runs/log-batch', {
      run_id,
      tags: [{ key: 'u', value: '1' }, { key: 'u' }, { key: 'w', value: 'x'.repeat(9000) }],
    });
    expect(recordOf((await mlflow.run(run_id)).data.tags)).toEqual({
      t: '2',
      u: '',
      w: 'x'.repeat(9000),
      'mlflow.runName': 'r',
    });
    expect(await mlflow.native('GET', `/tags/run/${run_id}`)).toMatchObject({ tags: { t: '2' } });
    await mlflow.succeed('runs/delete-tag', { run_id, key: 't' });
    expect(recordOf((await mlflow.run(run_id)).data.tags)).not.toHaveProperty('t');
  });
});

describe('batches', () => {
  test('as much as fits, and not one more', async () => {
    const run_id = await mlflow.makeRun();
    const metrics = (count: number): Fields[] => Array.from({ length: count }, (_, i) => metric(i));
    await mlflow.succeed('runs/log-batch', { run_id, metrics: metrics(1000) });
    await mlflow.succeed('runs/log-batch', {
      run_id,
      metrics: metrics(800),
      params: pairs(100, 'p'),
      tags: pairs(100, 't'),
    });
    const refused = async (batch: Fields, what: string, limit: number): Promise<void> => {
      const { json, status } = await mlflow.post('runs/log-batch', { run_id, ...batch });
      expect([status, json['message']]).toEqual([
        400,
        expect.stringContaining(
          `A batch logging request can contain at most ${limit} ${what}. Got ${limit + 1} ${what}.`,
        ),
      ]);
    };
    await refused({ metrics: metrics(1001) }, 'metrics', 1000);
    await refused({ params: pairs(101, 'p') }, 'params', 100);
    await refused({ tags: pairs(101, 't') }, 'tags', 100);
    await refused(
      { metrics: metrics(801), params: pairs(100, 'p'), tags: pairs(100, 't') },
      'metrics, params, and tags',
      1000,
    );
    expect(await countOf(run_id)).toBe(1800);
    await mlflow.succeed('runs/log-batch', { run_id });
  });

  test.each([
    ['a parameter that cannot change', { params: [{ key: 'fixed', value: 'other' }] }],
    ['a tag with a bad key', { tags: [{ key: 'a*', value: '1' }] }],
    ['a metric with a bad key', { metrics: [metric(1), metric(2, { key: 'a//b' })] }],
  ])('nothing of a batch is kept with %s', async (_, bad: Fields) => {
    const run_id = await mlflow.makeRun({ run_name: 'r' });
    await mlflow.succeed('runs/log-parameter', { run_id, key: 'fixed', value: '1' });
    const good = { metrics: [metric(1)], params: [{ key: 'new', value: '1' }], tags: [{ key: 'new', value: '1' }] };
    const { status, json } = await mlflow.post('runs/log-batch', { run_id, ...good, ...bad });
    expect([status, json['error_code']]).toEqual([400, 'INVALID_PARAMETER_VALUE']);
    const { data } = await mlflow.run(run_id);
    expect(data.metrics).toEqual([]);
    expect(recordOf(data.params)).toEqual({ fixed: '1' });
    expect(recordOf(data.tags)).toEqual({ 'mlflow.runName': 'r' });
    // And the good part of it is new when it comes again.
    await mlflow.succeed('runs/log-batch', { run_id, ...good });
    expect(await countOf(run_id)).toBe(1);
  });

  test('20 writers to one run: every point and every parameter is there', async () => {
    const run_id = await mlflow.makeRun();
    await Promise.all(
      Array.from({ length: 20 }, async (_, writer) => {
        for (let i = 0; i < 25; i++)
          await mlflow.succeed('runs/log-batch', {
            run_id,
            metrics: [metric(i, { key: 'shared', value: writer }), metric(i, { key: `own${writer}` })],
            params: [{ key: `p${writer}.${i}`, value: 'x' }],
            tags: [{ key: 'last', value: `${writer}.${i}` }],
          });
      }),
    );
    expect(await countOf(run_id)).toBe(20 * 25 * 2);
    expect((await mlflow.run(run_id)).data.params).toHaveLength(500);
  });
});

describe('models', () => {
  test('the history of models is a tag, without what is large', async () => {
    const run_id = await mlflow.makeRun();
    const model = (path: string): string =>
      JSON.stringify({
        run_id,
        artifact_path: path,
        utc_time_created: '2026-11-21 10:00:00',
        model_uuid: 'u',
        flavors: { sklearn: { version: '1', config: { large: 'x'.repeat(1000) } }, python_function: {} },
        signature: { inputs: 'y'.repeat(1000) },
      });
    await mlflow.succeed('runs/log-model', { run_id, model_json: model('a') });
    await mlflow.succeed('runs/log-model', { run_id, model_json: model('b') });
    const history = recordOf((await mlflow.run(run_id)).data.tags)['mlflow.log-model.history'] ?? '';
    const kept = (artifact_path: string): unknown => ({
      run_id,
      artifact_path,
      utc_time_created: '2026-11-21 10:00:00',
      model_uuid: 'u',
      flavors: { sklearn: { version: '1' }, python_function: {} },
    });
    expect(JSON.parse(history)).toEqual([kept('a'), kept('b')]);
  });

  test.each([
    ['{"artifact_path": 1', /is not valid JSON/],
    ['[]', /is not a JSON object/],
    ['{"flavors": {}, "run_id": "x"}', /missing mandatory fields: artifact_path, utc_time_created/],
    ['', /Missing value for required parameter 'model_json'/],
  ])('refused: %s', async (model_json, message) => {
    const run_id = await mlflow.makeRun();
    expect(await mlflow.post('runs/log-model', { run_id, model_json })).toEqual(
      refusal('INVALID_PARAMETER_VALUE', message),
    );
  });
});
