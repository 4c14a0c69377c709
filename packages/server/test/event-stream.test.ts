import http from 'node:http';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import type { Change, ChangePage, Experiment, Run, ServerInfo } from '@assay/wire';
import { startTestServer } from './support/test-server.ts';
import type { TestServer } from './support/test-server.ts';

interface StreamEvent {
  readonly id: string;
  readonly event: string;
  readonly change: Change | undefined;
}

interface Stream extends Disposable {
  readonly events: StreamEvent[];
  readonly changes: () => Change[];
  /** The id that a browser would resume from. */
  readonly lastId: () => string;
  readonly ended: Promise<void>;
}

const soon = { interval: 20 };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => server[Symbol.asyncDispose]());

async function follow(query = '', headers: Record<string, string> = {}): Promise<Stream> {
  return new Promise((resolve, reject) => {
    const target = {
      host: '127.0.0.1',
      port: server.running.port,
      path: `/api/v1/changes${query}`,
      headers,
      agent: false,
    };
    const request = http.get(target, (response) => {
      const events: StreamEvent[] = [];
      let rest = '';
      let lastId = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        const parts = (rest + text).split('\n\n');
        rest = parts.pop() ?? '';
        for (const part of parts) {
          const fields = new Map(
            part.split('\n').map((line) => [line.split(': ', 1)[0], line.slice(line.indexOf(': ') + 2)]),
          );
          lastId = fields.get('id') ?? lastId;
          const data = fields.get('data');
          const event = fields.get('event') ?? '';
          if (data !== undefined)
            events.push({ id: lastId, event, change: event === 'change' ? (JSON.parse(data) as Change) : undefined });
        }
      });
      const ended = new Promise<void>((done) => response.on('close', done));
      response.on('error', () => undefined);
      expect(response.headers['content-type']).toContain('text/event-stream');
      resolve({
        events,
        changes: () => events.flatMap(({ change }) => change ?? []),
        lastId: () => lastId,
        ended,
        [Symbol.dispose]: () => request.destroy(),
      });
    });
    request.on('error', reject);
  });
}

const create = async (name: string): Promise<Experiment> =>
  (await server.call('POST', '/experiments', { name })).json<Experiment>();

test('changes come as they are committed, in order, each with its cursor as the id', async () => {
  using stream = await follow();
  const made = [await create('a'), await create('b'), await create('c')];
  await expect.poll(() => stream.changes().map(({ entityId }) => entityId), soon).toEqual(made.map(({ id }) => id));
  const cursors = stream.changes().map(({ cursor }) => cursor);
  expect(cursors).toEqual(cursors.toSorted((a, b) => a - b));
  expect(stream.events.map(({ id }) => Number(id))).toEqual(cursors);
});

test('a stream begins now, and says from where to resume before anything happens', async () => {
  await create('before');
  using stream = await follow();
  await expect.poll(stream.lastId, soon).toMatch(/^[1-9]\d*$/);
  expect(stream.events).toEqual([]);
});

test('after a restart of the server a stream goes on where it was, with nothing lost or twice', async () => {
  const { changeCursor } = (await server.call('GET', '/server')).json<ServerInfo>();
  let lastId: string;
  {
    using stream = await follow(`?since=${changeCursor}`);
    await create('one');
    await expect.poll(() => stream.changes().length, soon).toBe(1);
    lastId = stream.lastId();
  }
  await create('two');
  await server.restart();
  const three = await create('three');
  using stream = await follow('', { 'last-event-id': lastId });
  await expect.poll(() => stream.changes().length, soon).toBe(2);
  expect(stream.changes()[1]?.entityId).toBe(three.id);
  const page = await server.call('GET', `/changes?since=${changeCursor}`, undefined, { accept: 'application/json' });
  expect(page.json<ChangePage>().changes.map(({ entityId }) => entityId)).toHaveLength(3);
});

test('a cursor from before what is kept, or from another folder, begins with a reset', async () => {
  using stream = await follow('?since=999999');
  await expect.poll(() => stream.events[0]?.event, soon).toBe('reset');
  const { id } = await create('after');
  await expect.poll(() => stream.changes().map(({ entityId }) => entityId), soon).toEqual([id]);
});

test('filters by experiment and by run', async () => {
  const mine = await create('mine');
  const other = await create('other');
  const run = (await server.call('POST', '/runs', { experimentId: mine.id })).json<Run>();
  using ofExperiment = await follow(`?since=0&experimentId=${mine.id}`);
  using ofRun = await follow(`?since=0&runId=${run.id}`);
  await server.call('PATCH', `/experiments/${other.id}`, { description: 'x' });
  await server.call('POST', `/runs/${run.id}/metrics`, { points: [{ name: 'loss', value: 1 }] });
  await expect.poll(() => ofRun.changes().map(({ kind }) => kind), soon).toEqual(['run.created', 'run.metrics']);
  await expect.poll(() => ofExperiment.changes().at(-1)?.kind, soon).toBe('run.metrics');
  expect(new Set(ofExperiment.changes().map(({ experimentId }) => experimentId))).toEqual(new Set([mine.id]));
});

test('many changes reach a stream that asks for all of them', async () => {
  using stream = await follow();
  await Promise.all(Array.from({ length: 300 }, async (_, i) => create(`many ${i}`)));
  await expect.poll(() => new Set(stream.changes().map(({ cursor }) => cursor)).size, soon).toBe(300);
});

test('a stream whose client left is forgotten', async () => {
  const open = async (): Promise<number> => {
    const { text } = await server.send('GET', '/metrics');
    return Number(/^assay_change_streams (\d+)$/m.exec(text)?.[1]);
  };
  {
    using one = await follow();
    using two = await follow();
    expect([one.events, two.events]).toEqual([[], []]);
    expect(await open()).toBe(2);
  }
  await expect.poll(open, soon).toBe(0);
});

test('streams end when the server closes, and are not cut', async () => {
  using stream = await follow();
  const cut = vi.spyOn(http.Server.prototype, 'closeAllConnections');
  onTestFinished(() => cut.mockRestore());
  await server.restart();
  await stream.ended;
  expect(cut).not.toHaveBeenCalled();
});
