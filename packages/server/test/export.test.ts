import { tableFromIPC } from 'apache-arrow';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Comparison, Experiment, ExportFormat, Run } from '@assay/wire';
import { expectProblem } from './support/expect-problem.ts';
import { startTestServer } from './support/test-server.ts';
import type { TestServer } from './support/test-server.ts';

let server: TestServer;
let experimentId: string;
const runIds: string[] = [];
beforeAll(async () => {
  server = await startTestServer();
  experimentId = (await server.call('POST', '/experiments', { name: 'out' })).json<Experiment>().id;
  const rows = [
    { name: '=cmd|"x"', parameters: { lr: 0.1, opt: 'adam, "fast"' }, tags: { 'a b': 'two\nlines' } },
    { name: 'plain', parameters: { lr: -0.25, opt: '@home' }, tags: { 'a b': '' } },
    { name: 'bär 🎲', parameters: { lr: 1e-7 }, tags: {} },
  ];
  for (const [i, row] of rows.entries()) {
    const { id } = (await server.call('POST', '/runs', { ...row, experimentId, status: 'running' })).json<Run>();
    runIds.push(id);
    const values = [[0.1 + 0.2, 'NaN'], ['Infinity'], [-0, '-Infinity', 5e-324]][i] ?? [];
    const points = values.map((value, step) => ({
      name: 'train/loss',
      value,
      timeMs: 1_795_000_000_123 + step,
      ...(i === 1 ? {} : { step: step * 10 }),
    }));
    // JSON.stringify drops the sign of -0, which JSON has.
    const body = JSON.stringify({ points }).replaceAll('"value":0,', '"value":-0,');
    await server.send('POST', `/api/v1/runs/${id}/metrics`, { headers: { 'content-type': 'application/json' }, body });
  }
});
afterAll(async () => server[Symbol.asyncDispose]());

async function file(what: 'runs' | 'points' | 'comparison', body: object): Promise<ArrayBuffer> {
  const answer = await fetch(`http://127.0.0.1:${server.running.port}/api/v1/export/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ experimentIds: [experimentId], sort: 'created', ...body }),
  });
  expect(answer.status).toBe(200);
  return answer.arrayBuffer();
}
const text = (bytes: ArrayBuffer): string => new TextDecoder().decode(bytes);
const fields = ['name', 'params.lr', 'params.opt', 'metrics.train/loss', 'tags."a b"', 'ended'];

/** Rows as plain objects, however the format has them. */
async function rowsOf(format: ExportFormat, bytes: ArrayBuffer): Promise<Record<string, unknown>[]> {
  if (format === 'parquet') return parquetReadObjects({ file: bytes, compressors });
  if (format === 'arrow')
    return tableFromIPC(new Uint8Array(bytes))
      .toArray()
      .map((row) => row.toJSON());
  if (format === 'json') return JSON.parse(text(bytes));
  return text(bytes)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

test('CSV: quotes where needed, no formula for a spreadsheet, no value and an empty text apart', async () => {
  expect(text(await file('runs', { format: 'csv', fields }))).toBe(
    [
      'name,params.lr,params.opt,metrics.train/loss,"tags.""a b""",ended',
      '"\'=cmd|""x""",0.1,"adam, ""fast""",NaN,"two\nlines",',
      `plain,-0.25,'@home,inf,"",`,
      'bär 🎲,1e-7,,5e-324,,',
      '',
    ].join('\r\n'),
  );
  const asIs = text(await file('runs', { format: 'csv', fields: ['name'], escapeFormulas: false }));
  expect(asIs.split('\r\n')[1]).toBe('"=cmd|""x"""');
});

test.each<[ExportFormat, unknown, unknown]>([
  ['json', 'NaN', 'Infinity'],
  ['jsonl', 'NaN', 'Infinity'],
  ['parquet', Number.NaN, Infinity],
  ['arrow', Number.NaN, Infinity],
])('%s: every value as it is', async (format, nan, infinity) => {
  const rows = await rowsOf(format, await file('runs', { format, fields: [...fields, 'created'] }));
  expect(rows.map(({ created: _, ...row }) => row)).toEqual([
    {
      name: '=cmd|"x"',
      'params.lr': 0.1,
      'params.opt': 'adam, "fast"',
      'metrics.train/loss': nan,
      'tags."a b"': 'two\nlines',
      ended: null,
    },
    {
      name: 'plain',
      'params.lr': -0.25,
      'params.opt': '@home',
      'metrics.train/loss': infinity,
      'tags."a b"': '',
      ended: null,
    },
    {
      name: 'bär 🎲',
      'params.lr': 1e-7,
      'params.opt': null,
      'metrics.train/loss': 5e-324,
      'tags."a b"': null,
      ended: null,
    },
  ]);
  const created = (await server.call('GET', `/runs/${runIds[0]}`)).json<Run>().createdMs;
  expect(new Date(rows[0]?.['created'] as string | number | Date).getTime()).toBe(created);
});

test.each<ExportFormat>(['json', 'jsonl', 'parquet', 'arrow'])('points as %s, bit for bit', async (format) => {
  const rows = await rowsOf(format, await file('points', { format }));
  const number = (value: unknown): number => (typeof value === 'string' ? Number(value) : (value as number));
  const found = rows.map((row) => [
    row['run_name'],
    row['metric'],
    row['step'] === null ? null : Number(row['step']),
    new Date(row['time'] as string | number | Date).getTime() - 1_795_000_000_123,
  ]);
  expect(found).toEqual([
    ['=cmd|"x"', 'train/loss', 0, 0],
    ['=cmd|"x"', 'train/loss', 10, 1],
    ['plain', 'train/loss', null, 0],
    ['bär 🎲', 'train/loss', 0, 0],
    ['bär 🎲', 'train/loss', 10, 1],
    ['bär 🎲', 'train/loss', 20, 2],
  ]);
  const values = rows.map(({ value }) => number(value));
  const expected = [0.1 + 0.2, Number.NaN, Infinity, -0, -Infinity, 5e-324];
  values.forEach((value, i) => expect(Object.is(value, expected[i]), `${value} is ${expected[i]}`).toBe(true));
  expect(rows.map((row) => row['run_id'])).toEqual([0, 0, 1, 2, 2, 2].map((i) => runIds[i]));
});

test('a link asks the same', async () => {
  const query = new URLSearchParams({ format: 'jsonl', filter: 'name = "plain"', fields: 'name,params.lr' });
  const answer = await server.call('GET', `/export/runs?${query}`);
  expect(answer.text).toBe('{"name":"plain","params.lr":-0.25}\n');
  expect(answer.headers).toMatchObject({
    'content-disposition': 'attachment; filename="runs.jsonl"',
    'row-count': '1',
  });
  const points = new URLSearchParams({ format: 'csv', runIds: runIds.join(','), names: 'train/loss', fromStep: '10' });
  const csv = (await server.call('GET', `/export/points?${points}`)).text.trimEnd().split('\r\n');
  expect(csv.map((line) => line.split(',').slice(3).join())).toEqual([
    'step,time,value',
    '10,2026-11-18T11:06:40.124Z,-inf',
    '20,2026-11-18T11:06:40.125Z,5e-324',
    '10,2026-11-18T11:06:40.124Z,NaN',
  ]);
});

test.each<[ExportFormat, string | undefined]>([
  ['csv', 'name,created,params.lr\r\n'],
  ['json', '[]\n'],
  ['jsonl', ''],
  ['parquet', undefined],
  ['arrow', undefined],
])('no rows as %s: the columns are still there', async (format, expected) => {
  const bytes = await file('runs', { format, filter: 'name = "nobody"', fields: ['name', 'created', 'params.lr'] });
  if (expected !== undefined) expect(text(bytes)).toBe(expected);
  if (format === 'parquet') {
    const { schema, num_rows } = parquetMetadata(bytes);
    expect(num_rows).toBe(0n);
    expect(schema.slice(1).map(({ name, type }) => `${name} ${type}`)).toEqual([
      'name BYTE_ARRAY',
      'created INT64',
      'params.lr DOUBLE',
    ]);
  }
  if (format === 'arrow')
    expect(tableFromIPC(new Uint8Array(bytes)).schema.fields.map(String)).toEqual([
      'name: Utf8',
      'created: Timestamp<MILLISECOND, UTC>',
      'params.lr: Float64',
    ]);
});

test('a comparison: its pairs, and the values compared', async () => {
  const lab = (await server.call('POST', '/experiments', { name: 'lab' })).json<Experiment>().id;
  for (let seed = 0; seed < 12; seed++) {
    const parameters = { model: seed % 2 === 0 ? 'plain' : 'better', seed: Math.floor(seed / 2) };
    const { id } = (
      await server.call('POST', '/runs', { experimentId: lab, name: `s${seed}`, parameters })
    ).json<Run>();
    const points = [{ name: 'accuracy', value: 0.9 + (seed % 2) / 20 + Math.sin(seed) / 100 }];
    await server.call('POST', `/runs/${id}/metrics`, { points });
    await server.call('PATCH', `/runs/${id}`, { status: 'completed' });
  }
  const question = {
    metric: 'accuracy',
    by: 'params.model',
    scope: { experimentIds: [lab] },
    baseline: { set: 'plain' },
    experimentIds: undefined,
    sort: undefined,
  };
  const { pairs, sets } = (await server.call('POST', '/comparisons', question)).json<Comparison>();
  for (const format of ['parquet', 'arrow', 'jsonl'] as const) {
    const [row, ...rest] = await rowsOf(format, await file('comparison', { ...question, format }));
    expect(rest).toEqual([]);
    const [pair] = pairs;
    expect(row).toMatchObject({
      a: 'plain',
      b: 'better',
      verdict: 'better',
      p: pair?.p,
      difference: pair?.difference?.estimate,
      low: pair?.difference?.low,
      test: pair?.test?.kind,
      min_effect: null,
      beyond_min_effect: null,
      sentence: pair?.sentence,
    });
    const values = await rowsOf(format, await file('comparison', { ...question, format, table: 'values' }));
    expect(values).toEqual(
      sets.flatMap(({ name, runIds: ids, values: all }) =>
        all.map((value, i) => ({ metric: 'accuracy', set: name, run_id: ids[i], value })),
      ),
    );
    expect(values).toHaveLength(12);
  }
});

test('12,000 columns, a thread of their own', async () => {
  const wide = (await server.call('POST', '/experiments', { name: 'wide' })).json<Experiment>().id;
  for (let run = 0; run < 12; run++) {
    const parameters = Object.fromEntries(
      Array.from({ length: 1000 }, (_, i) => [`p${run * 1000 + i}`, run + i / 1000]),
    );
    await server.call('POST', '/runs', { experimentId: wide, name: `wide ${run}`, parameters });
  }
  const question = { experimentIds: [wide], fields: ['name', 'params.*'] };
  const lines = text(await file('runs', { ...question, format: 'jsonl' }))
    .trimEnd()
    .split('\n');
  lines.forEach((line, run) => {
    const row = JSON.parse(line) as Record<string, unknown>;
    expect([Object.keys(row).length, row['name'], row[`params.p${run * 1000 + 7}`]]).toEqual([
      12_001,
      `wide ${run}`,
      run + 0.007,
    ]);
    expect(Object.values(row).filter((value) => typeof value === 'number')).toHaveLength(1000);
  });
  expect(lines).toHaveLength(12);
  const bytes = await file('runs', { ...question, format: 'parquet' });
  expect(parquetMetadata(bytes).schema).toHaveLength(12_002);
  const columns = ['params.p3007', 'name'];
  expect(await parquetReadObjects({ file: bytes, compressors, columns })).toEqual(
    Array.from({ length: 12 }, (_, run) => ({ name: `wide ${run}`, 'params.p3007': run === 3 ? 3.007 : null })),
  );
});

test('many points in several batches, and a file that is broken off is no file', async () => {
  const { id } = (await server.call('POST', '/runs', { name: 'long' })).json<Run>();
  const count = 140_000;
  for (let from = 0; from < count; from += 70_000) {
    const steps = Array.from({ length: 70_000 }, (_, i) => from + i);
    const values = { x: steps.map((step) => Math.sin(step)) };
    expect((await server.call('POST', `/runs/${id}/metrics`, { columns: [{ steps, values }] })).status).toBe(200);
  }
  const question = { experimentIds: undefined, runIds: [id] };
  for (const format of ['parquet', 'arrow', 'jsonl'] as const) {
    const rows = await rowsOf(format, await file('points', { ...question, format }));
    expect(rows).toHaveLength(count);
    expect(rows.every(({ step, value }, i) => Number(step) === i && value === Math.sin(i))).toBe(true);
  }
  // The client leaves: the server stops writing, and has room for the next.
  for (let i = 0; i < 5; i++) {
    const leaving = new AbortController();
    const answer = await fetch(`http://127.0.0.1:${server.running.port}/api/v1/export/points?format=csv&runIds=${id}`, {
      signal: leaving.signal,
    });
    expect(answer.status).toBe(200);
    leaving.abort();
    await answer.arrayBuffer().catch(() => undefined);
    await expect
      .poll(async () => (await server.call('GET', '/export/runs?format=csv&groupId=' + 'f'.repeat(32))).status)
      .toBe(200);
  }
});

test.each([
  [{ format: 'xlsx' }, 'format'],
  [{ format: 'csv', fields: ['nonsense'] }, 'fields[0]'],
  [{ format: 'csv', fields: ['name', 'name'] }, 'fields[1]'],
])('refused: %j', async (body, path) => {
  const problem = expectProblem(await server.call('POST', '/export/runs', body));
  expect(problem).toMatchObject({ status: 400, path });
});
