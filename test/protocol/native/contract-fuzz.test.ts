import fc from 'fast-check';
import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nativeOperations, problemStatus, ProblemSchema } from '@assay/wire';
import type { NativeOperation, Problem } from '@assay/wire';
import { anyJson, spoiled, valuesOf } from '../../support/schema-arbitrary.ts';
import { startServer } from '../../support/server.ts';
import type { TestServer } from '../../support/server.ts';

/** `ASSAY_FUZZ_SEED=… npm test -- protocol` repeats it; with `ASSAY_FUZZ_MS` it lasts as long as that instead of so many rounds. */
const seed = Number(process.env['ASSAY_FUZZ_SEED'] ?? (process.env['CI'] === 'true' ? 20261121 : Date.now() % 2 ** 31));
/** Each round begins with things that exist: what was deleted before would hide what is behind the checks. */
const [rounds, requestsPerRound] = [10, 300];
const lastsMs = process.env['ASSAY_FUZZ_MS'] === undefined ? undefined : Number(process.env['ASSAY_FUZZ_MS']);

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ args: ['--log-level', 'error'] });
});
afterAll(async () => server[Symbol.asyncDispose]());

/** Their ids, and one of nothing. */
async function createThings(round: number): Promise<readonly string[]> {
  const ids: string[] = ['0'.repeat(32)];
  const create = async (path: string, body: object): Promise<string> => {
    const answer = await fetch(`${server.url}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const { id } = (await answer.json()) as { id: string };
    ids.push(id);
    return id;
  };
  const experimentId = await create('/experiments', { name: `fuzzed ${round}` });
  for (const name of ['one', 'two']) await create('/runs', { experimentId, name });
  await create('/groups', { experimentId, name: 'group' });
  const objectives = [{ metric: 'loss', direction: 'minimize' }];
  await create('/studies', { experimentId, name: 'study', space: { x: [1, 2, 3] }, objectives });
  return ids;
}

type Operations = readonly (readonly [string, NativeOperation])[];
const operations: Operations = Object.entries<NativeOperation>(nativeOperations).filter(
  ([, { kind }]) => kind !== 'events',
);
const checks = new Map(
  operations.map(([name, { body, response }]) => [
    name,
    {
      body: body === undefined ? undefined : Compile(body),
      response: response === undefined ? undefined : Compile(response),
    },
  ]),
);
const problems = Compile(ProblemSchema);

interface Sent {
  readonly name: string;
  readonly operation: NativeOperation;
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly headers: Record<string, string>;
}

/** A third as the schemas say, a third with one place spoiled, the rest with a body of any kind. */
function requests(ids: readonly string[]): fc.Arbitrary<Sent> {
  const of = (schema: object | undefined): fc.Arbitrary<unknown> => {
    if (schema === undefined) return fc.constant(undefined);
    const valid = valuesOf(schema, ids);
    return fc.oneof({ weight: 4, arbitrary: valid }, { weight: 2, arbitrary: spoiled(valid) });
  };
  const arbitraries = operations.map(([name, operation]) =>
    fc.record({
      name: fc.constant(name),
      operation: fc.constant(operation),
      params: of(operation.params),
      query: of(operation.query),
      body:
        operation.body === undefined
          ? fc.constant(undefined)
          : fc.oneof({ weight: 9, arbitrary: of(operation.body) }, anyJson),
      headers: fc.dictionary(
        fc.constantFrom('if-match', 'if-none-match', 'idempotency-key', 'range', 'if-range', 'x-request-id', 'accept'),
        fc.oneof(fc.constantFrom('"1"', '*', 'bytes=0-1', 'bytes=-0', 'W/"x"'), fc.stringMatching(/^[!-~]{1,20}$/)),
        { maxKeys: 2 },
      ),
    }),
  );
  return fc.oneof(...arbitraries);
}

const asText = (value: unknown): string =>
  typeof value === 'string' ? value.toWellFormed() : (JSON.stringify(value) ?? '');

async function send({
  operation,
  params,
  query,
  body,
  headers,
}: Sent): Promise<{ status: number; type: string; text: string }> {
  const given = (params ?? {}) as Record<string, unknown>;
  const path = operation.path.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(asText(given[name] ?? 'x')).replaceAll('.', '%2E'),
  );
  const pairs = Object.entries(query ?? {}).map(([name, value]) => [name.toWellFormed(), asText(value)]);
  const search = pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`;
  const isUpload = operation.kind === 'upload';
  const content = isUpload ? { body: 'bytes' } : body === undefined ? {} : { body: JSON.stringify(body) };
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  const answer = await fetch(`${server.url}/api/v1${path}${search}`, {
    method: operation.method,
    headers: { ...type, ...headers },
    ...content,
  });
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: await answer.text() };
}

test(
  `whatever is sent, the answer is a documented one (seed ${seed})`,
  { timeout: (lastsMs ?? 300_000) + 50_000 },
  async () => {
    const reached = new Set<string>();
    const ask = async (sent: Sent): Promise<void> => {
      const { status, type, text } = await send(sent);
      const check = checks.get(sent.name);
      if (status >= 400) {
        expect(status, text).toBeLessThan(500);
        expect(type).toContain('application/problem+json');
        const problem = JSON.parse(text) as Problem;
        expect(problems.Errors(problem)).toEqual([]);
        if (status === 405) expect(problem.code).toBe('NotOffered');
        else expect(problemStatus[problem.code]).toBe(status);
        return;
      }
      if (status < 300) reached.add(sent.name);
      // What JSON cannot carry (-0) or leaves out is judged as it was sent.
      const body: unknown = sent.body === undefined ? undefined : JSON.parse(JSON.stringify(sent.body));
      if (sent.body !== undefined) expect(check?.body?.Errors(body), `accepted: ${JSON.stringify(body)}`).toEqual([]);
      const { response, kind } = sent.operation;
      const allowed =
        kind === 'download'
          ? [200, 206, 304]
          : kind === 'file'
            ? [200]
            : [sent.operation.status ?? (response === undefined ? 204 : 200)];
      if (status !== 304) expect(allowed, text).toContain(status);
      if (response !== undefined && status !== 304) expect(check?.response?.Errors(JSON.parse(text))).toEqual([]);
    };
    const endsAt = performance.now() + (lastsMs ?? 0);
    for (let round = 0; lastsMs === undefined ? round < rounds : performance.now() < endsAt; round++) {
      const sent = requests(await createThings(round));
      await fc.assert(fc.asyncProperty(sent, ask), { seed: seed + round, numRuns: requestsPerRound });
    }
    // What reaches nothing proves nothing.
    expect(reached.size, [...reached].join()).toBeGreaterThan(operations.length / 3);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    expect(server.output()).not.toContain('request failed');
  },
);
