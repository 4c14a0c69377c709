import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Experiment, RenderedReport, Report, ReportVersionPage, Run } from '@assay/wire';
import { startTestServer } from './support/test-server.ts';
import type { TestServer } from './support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => server[Symbol.asyncDispose]());

const fence = '```';
const table = (more: string): string => `${fence}assay\npanel: table\ncolumns: [name, metrics.loss]\n${more}${fence}\n`;

async function call<T>(method: string, path: string, body?: unknown, status = 200): Promise<T> {
  const answer = await server.call(method, path, body);
  expect(answer.status, answer.text).toBe(status);
  return answer.json<T>();
}

async function addRun(experimentId: string, name: string, loss: number): Promise<Run> {
  const run = await call<Run>('POST', '/runs', { name, experimentId, status: 'running' }, 201);
  await call('POST', `/runs/${run.id}/metrics`, { points: [{ name: 'loss', step: 1, value: loss }] });
  return run;
}

const rowCounts = ({ blocks }: RenderedReport): number[] =>
  blocks.flatMap((block) => (block.kind === 'table' ? [block.table.rows.length] : []));

test('frozen panels stay as they were, live ones follow, and versions come back', async () => {
  const { id: experimentId } = await call<Experiment>('POST', '/experiments', { name: 'frozen' }, 201);
  await addRun(experimentId, 'first', 1);
  const source = `# Both\n\n${table('frozen: true\n')}\n${table('limit: 9\n')}`;
  const report = await call<Report>('POST', '/reports', { experimentId, source }, 201);
  const place = `/reports/${report.id}`;
  await addRun(experimentId, 'second', 2);
  const made = await call<RenderedReport>('GET', `${place}/render`);
  expect(rowCounts(made)).toEqual([1, 2]);
  expect(made.blocks.flatMap((block) => ('panel' in block ? [block.panel.frozenMs !== null] : []))).toEqual([
    true,
    false,
  ]);

  await call('PATCH', place, { source: `${source}\nMore words.\n` });
  expect(rowCounts(await call('GET', `${place}/render`)), 'words change no data').toEqual([1, 2]);
  expect(await call('PATCH', place, { refresh: true, note: 'anew' })).toMatchObject({ version: 3 });
  expect(rowCounts(await call('GET', `${place}/render`))).toEqual([2, 2]);
  expect(rowCounts(await call('GET', `${place}/render?version=1`))).toEqual([1, 2]);

  expect(await call('PATCH', place, { fromVersion: 1 })).toMatchObject({ version: 4, source });
  expect(rowCounts(await call('GET', `${place}/render`))).toEqual([1, 2]);
  expect(await call('PATCH', place, { source }), 'nothing has changed').toMatchObject({ version: 4 });
  const { versions } = await call<ReportVersionPage>('GET', `${place}/versions`);
  expect(versions.map(({ version, note }) => [version, note])).toEqual([
    [4, 'Version 1 again'],
    [3, 'anew'],
    [2, ''],
    [1, ''],
  ]);
});

test('the default report needs no writing, and what is wrong with a source is said', async () => {
  const { id: experimentId } = await call<Experiment>('POST', '/experiments', { name: 'default' }, 201);
  for (let i = 0; i < 3; i++) await addRun(experimentId, `run ${i}`, i);
  const made = await call<RenderedReport>('POST', '/reports/render', { experimentId });
  expect(made.title).toBe('default');
  expect(made.blocks.filter(({ kind }) => kind === 'fault' || kind === 'table').length).toBeGreaterThan(1);
  const html = await call<RenderedReport>('POST', '/reports/render', { experimentId, format: 'html' });
  expect(html.text).toMatch(/^<!doctype html>/);
  const faulty = await call<RenderedReport>('POST', '/reports/render', { source: `x\n\n${table('limit: none\n')}` });
  expect(faulty).toMatchObject({
    faults: [{ line: 6 }],
    blocks: [{ kind: 'prose' }, { kind: 'fault', isEmpty: false }],
  });
  const nowhere = await call<RenderedReport>('POST', '/reports/render', { source: table('') });
  expect(nowhere.blocks).toMatchObject([{ kind: 'fault', message: expect.stringMatching(/which runs/) as unknown }]);
  await call('POST', '/reports/render', {}, 400);
  await call('POST', '/reports/render', { source: 'ö'.repeat(600_000) }, 400);
  const deep = await server.call('POST', '/reports/render', { source: '>'.repeat(20_000) });
  expect(deep.status, deep.text).toBe(400);
});

test('a comparison of sets by their filters, within the runs of the panel', async () => {
  const { id: experimentId } = await call<Experiment>('POST', '/experiments', { name: 'sets' }, 201);
  for (let i = 0; i < 12; i++) {
    const { id } = await addRun(experimentId, `run ${i}`, i);
    await call('PATCH', `/runs/${id}`, { status: 'completed' });
  }
  const source = (rest: string): string =>
    `${fence}assay\npanel: comparison\nmetric: loss\ngoal: minimize\n${rest}\n${fence}`;
  const sets = 'filter: metrics.loss >= 1\nsets:\n  low: metrics.loss < 6\n  high: metrics.loss >= 6 or name = "x"';
  const { blocks } = await call<RenderedReport>('POST', '/reports/render', { experimentId, source: source(sets) });
  const verdict = blocks.find(({ kind }) => kind === 'verdict');
  expect(verdict, JSON.stringify(blocks)).toMatchObject({
    sentence: expect.stringMatching(/low beats high/) as unknown,
  });
  expect(verdict).toMatchObject({ sentence: expect.stringMatching(/n = 5 and 6/) as unknown });
  const said = async (rest: string): Promise<unknown> =>
    (await call<RenderedReport>('POST', '/reports/render', { experimentId, source: source(rest) })).blocks;
  expect(await said('sets: {a: name = "x"}')).toMatchObject([
    { kind: 'fault', message: expect.stringMatching(/name two sets/) as unknown },
  ]);
  expect(await said('sets: {a: name = "x", b: name = "y"}\nby: name')).toMatchObject([
    { kind: 'fault', message: expect.stringMatching(/Take one/) as unknown },
  ]);
  expect(await said('sets: {a: nonsense = 1, b: name = "y"}')).toMatchObject([
    { kind: 'fault', message: expect.stringMatching(/nonsense/) as unknown },
  ]);
});
