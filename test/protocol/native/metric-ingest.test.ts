import net from 'node:net';
import fc from 'fast-check';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeBatch, pointBatch } from '@assay/series';
import type { NamedPoint, PointBatch } from '@assay/series';
import { MetricRequests } from '../../support/metric-requests.ts';
import { startServer } from '../../support/server.ts';
import type { TestServer } from '../../support/server.ts';

let server: TestServer;
let run: MetricRequests;
beforeAll(async () => {
  server = await startServer({ args: ['--log-level', 'error'] });
});
afterAll(async () => server[Symbol.asyncDispose]());

const start = async (): Promise<MetricRequests> => (run = await MetricRequests.start(server));
const frameOf = (points: readonly NamedPoint[]) => encodeBatch(pointBatch(points));

const awkward: NamedPoint[] = [
  { name: 'loss', step: 3, timeMs: 1000, value: 0.1 },
  { name: 'loss', step: null, timeMs: 1001, value: Number.NaN },
  { name: 'a, "b" ü', step: -(2 ** 53) + 1, timeMs: 0, value: Infinity },
  { name: 'loss', step: 2 ** 53 - 1, timeMs: 8_640_000_000_000_000, value: -Infinity },
  { name: 'loss', step: 3, timeMs: 1000, value: 5e-324 },
  { name: 'loss', step: 0, timeMs: 1002, value: 1 },
];
const wire = (value: number) => (Number.isFinite(value) ? value : String(value));

describe('the same points, three ways', () => {
  const rows = { points: awkward.map(({ value, ...point }) => ({ ...point, value: wire(value) })) };
  const columns = {
    columns: ['loss', 'a, "b" ü'].map((name) => {
      const of = awkward.filter((point) => point.name === name);
      return {
        steps: of.map(({ step }) => step),
        timesMs: of.map(({ timeMs }) => timeMs),
        values: { [name]: of.map(({ value }) => wire(value)) },
      };
    }),
  };
  test.each([
    ['rows', rows, undefined],
    ['columns', columns, undefined],
    ['a frame', frameOf(awkward), undefined],
    ['rows, zstd', rows, 'zstd'],
    ['a frame, gzip', frameOf(awkward), 'gzip'],
    ['a frame, zstd', frameOf(awkward), 'zstd'],
  ] as const)('%s', async (_, body, encoding) => {
    await start();
    const { status, body: answer } = await run.log(body, encoding === undefined ? {} : { encoding });
    expect([status, answer]).toEqual([200, { accepted: 6, replayed: false }]);
    expect(await run.points('loss')).toMatchObject({
      steps: [null, 0, 3, 3, 2 ** 53 - 1],
      timesMs: [1001, 1002, 1000, 1000, 8_640_000_000_000_000],
      values: ['NaN', 1, 0.1, 5e-324, '-Infinity'],
    });
    expect(await run.points('a, "b" ü')).toMatchObject({
      steps: [-(2 ** 53) + 1],
      timesMs: [0],
      values: ['Infinity'],
    });
  });

  test('rows and columns may come together, and several metrics share their places', async () => {
    await start();
    const shared = { steps: [1, 2, 3], values: { loss: [1, 2, 3], accuracy: [0.1, 0.2, 0.3] } };
    expect((await run.log({ points: [{ name: 'loss', step: 0, value: 9 }], columns: [shared] })).body.accepted).toBe(7);
    expect((await run.points('loss')).values).toEqual([9, 1, 2, 3]);
    expect(await run.points('accuracy')).toMatchObject({ steps: [1, 2, 3], values: [0.1, 0.2, 0.3] });
  });

  test('points without a time get that of the call', async () => {
    await start();
    const before = Date.now();
    await run.log({ columns: [{ values: { loss: [1, 2] } }] });
    const { steps, timesMs } = await run.points('loss');
    expect(steps).toEqual([null, null]);
    for (const timeMs of timesMs) expect(timeMs).toBeGreaterThanOrEqual(before);
  });
});

describe('once and only once', () => {
  test.each([
    ['columns', { clientId: 'c', sequence: 0, columns: [{ values: { loss: [1] } }] }, ''],
    ['a frame', frameOf([{ name: 'loss', step: 1, timeMs: 1, value: 1 }]), '?clientId=c&sequence=0'],
  ])('%s sent again under its number is answered and not stored', async (_, body, query) => {
    await start();
    expect((await run.log(body, { query })).body).toEqual({ accepted: 1, replayed: false });
    expect((await run.log(body, { query })).body).toEqual({ accepted: 1, replayed: true });
    expect((await run.points('loss')).values).toHaveLength(1);
  });

  test('an Idempotency-Key works for a frame, too, and knows its bytes', async () => {
    await start();
    const headers = { 'idempotency-key': `once-${run.runId}` };
    const frame = frameOf([{ name: 'loss', step: 1, timeMs: 1, value: 1 }]);
    expect((await run.log(frame, { headers })).body.accepted).toBe(1);
    expect((await run.log(frame, { headers })).body.accepted).toBe(1);
    const other = frameOf([{ name: 'loss', step: 1, timeMs: 1, value: 2 }]);
    expect((await run.log(other, { headers })).body.code).toBe('IdempotencyMismatch');
    expect((await run.points('loss')).values).toEqual([1]);
  });

  test('half a name of a batch is refused', async () => {
    await start();
    const frame = frameOf([{ name: 'loss', step: 1, timeMs: 1, value: 1 }]);
    expect((await run.log(frame, { query: '?clientId=c' })).body).toMatchObject({ status: 400, path: 'sequence' });
    expect((await run.log(frame, { query: '?sequence=-1&clientId=c' })).body).toMatchObject({
      status: 400,
      path: 'sequence',
    });
  });
});

describe('what is wrong is named with its place', () => {
  test.each([
    [{}, undefined, 'at least one point'],
    [{ points: [] }, 'points', 'expected at least 1 item'],
    [{ columns: [{ values: {} }] }, 'columns[0].values', 'at least one metric'],
    [{ columns: [{ values: { a: [] } }] }, undefined, 'at least one point'],
    [{ columns: [{ steps: [1], values: { a: [1, 2] } }] }, 'columns[0].steps', 'expected 2 items'],
    [{ columns: [{ timesMs: [1, 2, 3], values: { a: [1, 2] } }] }, 'columns[0].timesMs', 'expected 2 items'],
    [
      { columns: [{ values: { a: [1] } }, { values: { a: [1, 2], b: [1] } }] },
      'columns[1].values.b',
      'expected 2 items',
    ],
    [{ columns: [{ values: { a: [1, 2, null] } }] }, 'columns[0].values.a[2]', 'expected a number'],
    [{ columns: [{ values: { a: [1, 'nan'] } }] }, 'columns[0].values.a[1]', 'expected'],
    [{ columns: [{ steps: [1.5], values: { a: [1] } }] }, 'columns[0].steps[0]', 'expected an integer'],
    [{ columns: [{ timesMs: [-1], values: { a: [1] } }] }, 'columns[0].timesMs[0]', 'expected at least 0'],
    [{ columns: [{ timesMs: [null], values: { a: [1] } }] }, 'columns[0].timesMs[0]', 'expected an integer'],
    [{ columns: [{ value: { a: [1] } }] }, 'columns[0].value', 'did you mean "values"'],
    [{ columns: [{ values: { a: { length: 1e9 } } }] }, 'columns[0].values.a', 'expected an array'],
    [{ columns: { values: { a: [1] } } }, 'columns', 'expected an array'],
    [{ points: [{ name: 'a', value: 1, stp: 1 }] }, 'points[0].stp', 'did you mean "step"'],
    [
      {
        points: [
          { name: 'a', value: 1 },
          { name: 'a', value: 1, step: 2 ** 53 },
        ],
      },
      'points[1].step',
      'expected at most',
    ],
    [{ points: [{ name: 'a', value: 1, timeMs: 1.5 }] }, 'points[0].timeMs', 'expected an integer'],
    [{ points: [{ name: '', value: 1 }] }, 'names[0]', ''],
    [{ clientId: '', sequence: 1, points: [{ name: 'a', value: 1 }] }, 'clientId', ''],
    [{ points: [{ name: 'a', value: 1 }], extra: 1 }, 'extra', 'unknown field'],
  ])('%j', async (body, path, words) => {
    await start();
    const { status, body: problem } = await run.log(body);
    expect([status, problem.code, problem.path]).toEqual([400, 'InvalidInput', path]);
    expect(problem.detail).toContain(words);
  });

  /** Sound bytes of what should not be. */
  const strange = (change: Partial<PointBatch>) => encodeBatch({ ...pointBatch(awkward), ...change });
  test.each([
    ['a step that is no integer', strange({ steps: Float64Array.of(1, 2, 3, 2 ** 52 - 0.5, 5, 6) }), 'steps[3]'],
    ['a step beyond 2^53', strange({ steps: Float64Array.of(1, 2 ** 53, 3, 4, 5, 6) }), 'steps[1]'],
    ['a time before 1970', strange({ timesMs: Float64Array.of(1, 2, 3, 4, 5, -6) }), 'timesMs[5]'],
    ['a time that is none', strange({ timesMs: Float64Array.of(Number.NaN, 2, 3, 4, 5, 6) }), 'timesMs[0]'],
    ['a name twice', strange({ names: ['a', 'a'] }), 'names[1]'],
    ['more names than points', strange({ names: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] }), 'names'],
    ['an empty name', strange({ names: ['a', ''] }), 'names[1]'],
  ])('a frame with %s', async (_, frame, path) => {
    await start();
    const { status, body: problem } = await run.log(frame);
    expect([status, problem.code, problem.path]).toEqual([400, 'InvalidInput', path]);
  });

  test('media types and encodings that are not taken', async () => {
    await start();
    const { body } = await run.log({}, { headers: { 'content-type': 'text/plain' } });
    expect([body.status, body.code]).toEqual([415, 'UnsupportedMediaType']);
    expect(body.detail).toContain('application/vnd.assay.points');
    const coded = await run.log({ points: [{ name: 'a', value: 1 }] }, { headers: { 'content-encoding': 'br' } });
    expect(coded.status).toBe(415);
  });
});

test('a damaged frame is refused, and nothing of it is stored', async () => {
  await start();
  const whole = frameOf(awkward);
  const damage = fc.tuple(
    fc.nat(whole.length - 1),
    fc.integer({ min: 1, max: 255 }),
    fc.boolean(),
    fc.nat(whole.length - 1),
  );
  await fc.assert(
    fc.asyncProperty(damage, async ([at, bits, isCut, length]) => {
      const bytes = isCut ? whole.slice(0, length) : whole.slice();
      if (!isCut) bytes[at] = (bytes[at] ?? 0) ^ bits;
      const { status, body } = await run.log(bytes);
      expect([status, body.code]).toEqual([400, 'InvalidInput']);
    }),
    { numRuns: 150 },
  );
  expect((await run.stream('loss', 'application/json')).status).toBe(404);
});

test('a small frame that claims ten million points costs no memory', async () => {
  await start();
  const body = Uint8Array.from([0x41, 0x42, 1, 0, 1, 1, 0x61, 0x80, 0xad, 0xe2, 0x04]);
  const frame = new Uint8Array(body.length + 4);
  frame.set(body);
  new DataView(frame.buffer).setUint32(body.length, crc32(body), true);
  const { body: problem } = await run.log(frame);
  expect(problem.detail).toContain('10000000 points');
});

describe('bounds of one request', () => {
  test('points: 413, and what to do', async () => {
    await start();
    const many = { columns: [{ values: { a: Array.from({ length: 100_001 }, () => 1) } }] };
    const { status, body } = await run.log(many);
    expect([status, body.code]).toEqual([413, 'PayloadTooLarge']);
    expect(body.detail).toContain('Send them in several calls');
    const frame = frameOf(Array.from({ length: 100_001 }, (_, step) => ({ name: 'a', step, timeMs: 1, value: 1 })));
    expect((await run.log(frame)).status).toBe(413);
  });

  test('bytes, as sent or inflated: 413; both bounds are settings of the server', async () => {
    await using small = await startServer({ args: ['--log-level', 'error'], dataDir: await smallLimits() });
    const other = await MetricRequests.start(small);
    const points = (count: number) => ({ points: Array.from({ length: count }, () => ({ name: 'a', value: 1 })) });
    expect((await other.log(points(20))).status).toBe(200);
    expect((await other.log(points(21))).body.code).toBe('PayloadTooLarge');
    const large = { points: [{ name: 'a'.repeat(3000), value: 1 }] };
    expect((await other.log(large)).body.code).toBe('PayloadTooLarge');
    expect((await other.log(large, { encoding: 'zstd' })).body.code).toBe('PayloadTooLarge');
    expect((await other.log(large, { encoding: 'gzip' })).body.code).toBe('PayloadTooLarge');
  });
});

async function smallLimits(): Promise<string> {
  const { mkdtemp, writeFile } = await import('node:fs/promises');
  const { tmpdir } = await import('node:os');
  const { join } = await import('node:path');
  const folder = await mkdtemp(join(tmpdir(), 'assay-test-'));
  await writeFile(
    join(folder, 'config.json'),
    JSON.stringify({ limits: { pointsPerRequest: 20, metricBodyBytes: 2000 } }),
  );
  return folder;
}

describe('when too much comes at once', () => {
  test('bodies under way are bounded together: 429 with Retry-After, and room again once they are gone', async () => {
    await start();
    const head = (bytes: number): string =>
      `POST /api/v1/runs/${run.runId}/metrics HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${bytes}\r\n\r\n{`;
    const large = { points: [{ name: 'loss', value: 1 }], clientId: 'c'.repeat(10 * 1024 * 1024 - 100) };
    const sockets: net.Socket[] = [];
    const oneMore = async (): Promise<number> => {
      // Its body never comes.
      const socket = net.connect(server.port, '127.0.0.1', () => socket.write(head(10 * 1024 * 1024)));
      sockets.push(socket.on('error', () => undefined));
      return (await run.log(large)).status;
    };
    await expect.poll(oneMore).toBe(429);
    expect(sockets.length).toBeGreaterThan(10);
    const { retryAfter, body } = await run.log(large);
    expect([retryAfter, body.code]).toEqual(['1', 'TooManyRequests']);
    // Small ones still pass.
    expect((await run.log({ points: [{ name: 'loss', value: 1 }] })).status).toBe(200);
    for (const socket of sockets) socket.destroy();
    await expect.poll(async () => (await run.log(large)).status).toBe(400);
  });

  test('a client that leaves in mid-body leaves nothing behind', async () => {
    await start();
    const bytes = frameOf(awkward);
    await new Promise<void>((resolve) => {
      const socket = net.connect(server.port, '127.0.0.1', () => {
        socket.write(
          `POST /api/v1/runs/${run.runId}/metrics HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/vnd.assay.points\r\nContent-Length: ${bytes.length}\r\n\r\n`,
        );
        socket.write(bytes.subarray(0, -1), () => socket.destroy());
      });
      socket.on('close', () => resolve());
    });
    expect((await run.stream('loss', 'application/json')).status).toBe(404);
    expect(server.output()).not.toContain('request failed');
  });
});
