import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Run } from '@assay/wire';
import { expectProblem } from './support/expect-problem.ts';
import type { Answer } from './support/send-request.ts';
import { startTestServer } from './support/test-server.ts';
import type { TestServer } from './support/test-server.ts';

let server: TestServer;
let runId: string;
beforeAll(async () => {
  server = await startTestServer();
  for (const name of ['a', 'b', 'c']) {
    const run = await server.call('POST', '/runs', { experimentName: name, name, parameters: { p: name } });
    runId = run.json<Run>().id;
  }
  const points = [1, 2, 3].map((step) => ({ name: 'loss', step, value: step }));
  await server.call('POST', `/runs/${runId}/metrics`, { points });
  for (const name of ['x', 'y', 'z']) {
    await server.call('POST', '/models', { name });
    await server.call('POST', `/models/${name}/versions`, { source: 's3://models/a' });
  }
  for (const name of ['x', 'y', 'z']) await server.call('POST', `/runs/${runId}/artifacts`, { name, value: name });
});
afterAll(async () => server[Symbol.asyncDispose]());

const search =
  (body: object) =>
  async (cursor?: string): Promise<Answer> =>
    server.call('POST', '/runs/search', { limit: 1, ...body, ...(cursor === undefined ? {} : { cursor }) });
const list =
  (path: () => string) =>
  async (cursor?: string): Promise<Answer> =>
    server.call('GET', path() + (cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`));

const pagers: Readonly<Record<string, (cursor?: string) => Promise<Answer>>> = {
  experiments: list(() => '/experiments?limit=1'),
  artifacts: list(() => `/runs/${runId}/artifacts?limit=1`),
  points: list(() => `/runs/${runId}/points?name=loss&limit=1`),
  models: list(() => '/models?limit=1'),
  'versions of models': list(() => '/model-versions?limit=1&sort=run'),
  'the history of a model': list(() => '/models/x/events?limit=1'),
  runs: search({}),
  'runs by a parameter': search({ sort: 'params.p' }),
  'runs by a metric': search({ sort: 'metrics.loss.last desc' }),
};

async function cursorOf(pager: string): Promise<string> {
  const { nextCursor } = (await pagers[pager]?.())?.json<{ nextCursor: string | null }>() ?? {};
  if (typeof nextCursor !== 'string') throw new Error(`${pager} answers no cursor`);
  return nextCursor;
}

function forgeries(cursor: string): readonly string[] {
  const plain = Buffer.from(cursor, 'base64url').toString('utf8');
  const forge = (text: string): string => Buffer.from(text).toString('base64url');
  return [
    cursor.slice(0, -1),
    cursor.slice(1),
    `${cursor}A`,
    cursor + cursor,
    ...Array.from({ length: Math.min(12, cursor.length) }, (_, i) => {
      const at = Math.floor((i * cursor.length) / 12);
      return cursor.slice(0, at) + (cursor[at] === 'A' ? 'B' : 'A') + cursor.slice(at + 1);
    }),
    ...['null', '[]', '{}', '[null]', '[[[]]]', '{"__proto__":{"a":1}}', `"' OR 1=1 --"`, '1e999', '-1'].map(forge),
    forge(plain.replaceAll(/\d+/g, '1e308')),
    forge(plain.replaceAll(/\d+/g, '-9007199254740993')),
    forge(plain.replaceAll(/"[^"]*"/g, 'null')),
    forge(plain.replaceAll(/"[^"]*"/g, '{"a":[]}')),
    forge(plain.replaceAll(/"[^"]*"/g, `"' UNION SELECT * FROM run --"`)),
    '',
    '\u0000',
    '0',
  ];
}

test.each(Object.keys(pagers))('a forged cursor of %s is refused, or only another place', async (pager) => {
  const cursor = await cursorOf(pager);
  for (const forged of forgeries(cursor)) {
    const answer = await pagers[pager]?.(forged);
    if (answer?.status === 200) continue;
    expect(answer?.status, `${forged}: ${answer?.text}`).toBe(400);
    if (answer !== undefined) expectProblem(answer);
  }
  expect((await pagers[pager]?.(cursor))?.status).toBe(200);
});

test('a cursor of one list is none of another', async () => {
  for (const from of Object.keys(pagers))
    for (const to of Object.keys(pagers)) {
      if (from === to) continue;
      const answer = await pagers[to]?.(await cursorOf(from));
      expect(answer?.status, `${from} to ${to}: ${answer?.text}`).toBe(400);
    }
});
