import { AssayError } from '@assay/base';
import { expect, expectTypeOf, test } from 'vitest';
import { createClient } from './client.ts';
import type { FollowedChange } from './follow-changes.ts';

interface Seen {
  readonly url: string;
  readonly init: RequestInit;
  readonly headers: Record<string, string>;
}

/** A `fetch` that answers what the script says, one entry a call, and keeps what it was asked. */
function scripted(...answers: (Response | Error)[]) {
  const seen: Seen[] = [];
  const fetch = async (url: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    seen.push({
      url: url instanceof Request ? url.url : url.toString(),
      init,
      headers: init.headers as Record<string, string>,
    });
    const answer = answers[seen.length - 1];
    if (answer === undefined) throw new Error('the script is at its end');
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { fetch, seen };
}

const problem = (status: number, body: Record<string, unknown>, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json', ...headers } });

const quick = { attempts: 4, baseMs: 1, capMs: 2 };

test('an operation becomes a request: path, query, body, key', async () => {
  const { fetch, seen } = scripted(Response.json({ runs: [], nextCursor: null }), Response.json({ experiments: [] }));
  const client = createClient({ url: 'http://host:1/base/', key: 'secret', fetch });
  await client.searchRuns({ body: { filter: 'metrics.loss < 1' } });
  await client.listExperiments({ query: { name: 'a b', limit: 5 } });
  expect(seen[0]?.url).toBe('http://host:1/base/api/v1/runs/search');
  expect(seen[0]?.init.body).toBe('{"filter":"metrics.loss < 1"}');
  expect(seen[0]?.headers).toMatchObject({ authorization: 'Bearer secret', 'content-type': 'application/json' });
  expect(seen[0]?.headers['idempotency-key']).toBeUndefined();
  expect(seen[1]?.url).toBe('http://host:1/base/api/v1/experiments?name=a+b&limit=5');
});

test('path parameters are encoded', async () => {
  const { fetch, seen } = scripted(new Response(null, { status: 204 }));
  await createClient({ url: 'http://h', fetch }).deleteRun({ params: { runId: '../x' }, ifVersion: 3 });
  expect(seen[0]?.url).toBe('http://h/api/v1/runs/..%2Fx');
  expect(seen[0]?.headers['if-match']).toBe('"3"');
});

test('passing failures are repeated with one idempotency key', async () => {
  const { fetch, seen } = scripted(
    new TypeError('fetch failed', {
      cause: Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
    }),
    new Response('busy', { status: 503 }),
    problem(429, { code: 'TooManyRequests', detail: 'slow down' }, { 'retry-after': '0' }),
    Response.json({ id: 'x' }, { status: 201 }),
  );
  await createClient({ url: 'http://h', fetch, retry: quick }).createRun({ body: { name: 'a' } });
  expect(new Set(seen.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
  expect(seen).toHaveLength(4);
  expect(seen[0]?.headers['idempotency-key']).toMatch(/^[0-9a-f]{32}$/);
});

test.each([
  [409, 'ParameterImmutable', 'x: was logged as 1', 'parameters.x'],
  [400, 'InvalidInput', 'name: is empty', 'name'],
])('a refusal (%i %s) is not repeated and keeps its facts', async (status, code, detail, path) => {
  const { fetch, seen } = scripted(problem(status, { code, detail, path, requestId: 'r-1' }));
  const failed = await createClient({ url: 'http://h', fetch, retry: quick })
    .logParameters({ params: { runId: 'r' }, body: { parameters: {} } })
    .catch((thrown: unknown) => thrown);
  expect(failed).toBeInstanceOf(AssayError);
  expect(failed).toMatchObject({ code, message: detail, details: { path, requestId: 'r-1', status } });
  expect(seen).toHaveLength(1);
});

test('a code that is not ours is not believed', async () => {
  const { fetch } = scripted(problem(404, { code: 'constructor', detail: 'gone' }));
  const call = createClient({ url: 'http://h', fetch }).getServer();
  await expect(call).rejects.toMatchObject({ code: 'NotFound', message: 'gone' });
});

test('an unreachable server is named with the cause and the remedy', async () => {
  const cause = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:9'), { code: 'ECONNREFUSED' });
  const { fetch } = scripted(new TypeError('fetch failed', { cause }));
  const call = createClient({ url: 'http://127.0.0.1:9', fetch, retry: { ...quick, attempts: 1 } }).getServer();
  await expect(call).rejects.toThrow(/127\.0\.0\.1:9 \(connect ECONNREFUSED.*ASSAY_URL/);
  await expect(call).rejects.toMatchObject({ code: 'Unavailable' });
});

test('a page instead of JSON is a clear error', async () => {
  const { fetch } = scripted(new Response('<html>'));
  await expect(createClient({ url: 'http://h', fetch }).getServer()).rejects.toThrow(/not whole JSON/);
});

test('an attempt is bounded in time, and an abort ends the call with its reason', async () => {
  const hanging = (_: unknown, init?: RequestInit) =>
    new Promise<Response>((_resolve, reject) => {
      init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error));
    });
  const client = createClient({ url: 'http://h', fetch: hanging, retry: { ...quick, attempts: 1 } });
  await expect(client.getServer({ timeoutMs: 5 })).rejects.toThrow(/did not answer within 5 ms/);
  const stop = new AbortController();
  const call = client.getServer({ signal: stop.signal });
  stop.abort(new Error('enough'));
  await expect(call).rejects.toThrow('enough');
});

test('an address that is none is refused at once', () => {
  expect(() => createClient({ url: 'ftp://x' })).toThrow(/url: expected an http or https address/);
});

test('followChanges resumes from the last event after a break', async () => {
  const change = (cursor: number) => `id: ${cursor}\r\nevent: change\ndata: {"cursor":${cursor}}\n\n: still here\n\n`;
  const { fetch, seen } = scripted(
    new Response(change(7) + 'id: 8\nevent: cha'),
    new Response(`event: reset\ndata:\n\n${change(9)}`),
  );
  const got: FollowedChange[] = [];
  for await (const each of createClient({ url: 'http://h', fetch }).followChanges({ query: { since: 3 } })) {
    got.push(each);
    if (each.type === 'change' && each.change.cursor === 9) break;
  }
  expect(got.map((each) => (each.type === 'change' ? each.change.cursor : each.type))).toEqual([
    'open',
    7,
    'open',
    'reset',
    9,
  ]);
  expect(seen.map(({ headers }) => headers['last-event-id'])).toEqual([undefined, '7']);
  expect(seen[0]?.url).toContain('since=3');
});

test('followChanges ends with what another attempt cannot mend', async () => {
  const { fetch } = scripted(problem(401, { code: 'Unauthenticated', detail: 'a key is needed' }));
  const next = createClient({ url: 'http://h', fetch }).followChanges()[Symbol.asyncIterator]().next();
  await expect(next).rejects.toMatchObject({ code: 'Unauthenticated' });
});

test('types follow the table', () => {
  const client = createClient({ url: 'http://h' });
  expectTypeOf(client.getRun).parameter(0).toHaveProperty('params');
  expectTypeOf<Awaited<ReturnType<typeof client.deleteRun>>>().toEqualTypeOf<void>();
  expectTypeOf<object>().not.toExtend<Parameters<typeof client.getRun>[0]>();
  expectTypeOf<{ body: { name: number } }>().not.toExtend<Parameters<typeof client.createRun>[0]>();
  expectTypeOf<Parameters<typeof client.getServer>>().toExtend<[unknown?]>();
});
