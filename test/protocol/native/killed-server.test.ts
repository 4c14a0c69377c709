import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Change, ChangePage, Experiment, Run } from '@assay/wire';
import { startServer } from '../../support/server.ts';
import type { TestServer } from '../../support/server.ts';

/** The process is killed in the midst of work; what it acknowledged is there afterwards, and repeats happen once. */
let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'assay-killed-'));
});
afterAll(async () => rm(dataDir, { recursive: true, force: true }));

async function post<T>(server: TestServer, target: string, body: unknown, key?: string): Promise<T> {
  const answer = await fetch(`${server.url}/api/v1${target}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key === undefined ? {} : { 'idempotency-key': key }) },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

const get = async <T>(server: TestServer, target: string): Promise<T> => {
  const answer = await fetch(`${server.url}/api/v1${target}`, { headers: { accept: 'application/json' } });
  return (await answer.json()) as T;
};

test('nothing that was acknowledged is lost, nothing that is repeated is there twice', async () => {
  const acknowledged = new Map<string, string>();
  const points = new Map<number, boolean>();
  let experiment: Experiment;
  let runId: string;
  let port: number;
  {
    await using server = await startServer({ dataDir });
    port = server.port;
    experiment = await post<Experiment>(server, '/experiments', { name: 'killed' });
    runId = (await post<Run>(server, '/runs', { experimentId: experiment.id, name: 'curve' })).id;
    const stop = new AbortController();
    const creating = async (worker: number): Promise<void> => {
      for (let i = 0; !stop.signal.aborted; i++) {
        const name = `run ${worker} ${i}`;
        acknowledged.set(name, '');
        const made = await post<Run>(server, '/runs', { experimentId: experiment.id, name }, name.replaceAll(' ', '-'));
        acknowledged.set(name, made.id);
      }
    };
    const logging = async (worker: number): Promise<void> => {
      for (let i = 0; !stop.signal.aborted; i++) {
        const step = worker * 1_000_000 + i;
        points.set(step, false);
        const batch = { clientId: `w${worker}`, sequence: i, points: [{ name: 'loss', step, value: step / 3 }] };
        await post(server, `/runs/${runId}/metrics`, batch);
        points.set(step, true);
      }
    };
    const work = [1, 2, 3, 4].flatMap((worker) => [creating(worker), logging(worker)]);
    const settled = Promise.allSettled(work);
    await expect.poll(() => acknowledged.size, { timeout: 30_000, interval: 20 }).toBeGreaterThan(100);
    await server.stop('SIGKILL');
    stop.abort();
    await settled;
  }

  await using server = await startServer({ dataDir, port });
  for (const [name, id] of acknowledged) {
    const again = await post<Run>(server, '/runs', { experimentId: experiment.id, name }, name.replaceAll(' ', '-'));
    if (id !== '') expect(again.id, `${name} was acknowledged`).toBe(id);
  }
  for (const [step, wasAcknowledged] of points) {
    const worker = Math.floor(step / 1_000_000);
    const batch = {
      clientId: `w${worker}`,
      sequence: step % 1_000_000,
      points: [{ name: 'loss', step, value: step / 3 }],
    };
    const { replayed } = await post<{ replayed: boolean }>(server, `/runs/${runId}/metrics`, batch);
    if (wasAcknowledged) expect(replayed, `step ${step} was acknowledged`).toBe(true);
  }
  const { total } = await post<{ total: number }>(server, '/runs/search', {
    experimentIds: [experiment.id],
    countTotal: true,
    limit: 1,
  });
  expect(total).toBe(acknowledged.size + 1);
  const read = await get<{ steps: number[]; values: number[] }>(server, `/runs/${runId}/points?name=loss&limit=100000`);
  expect(read.steps).toEqual([...points.keys()].toSorted((a, b) => a - b));
  expect(read.values).toEqual(read.steps.map((step) => step / 3));
});

test('the change log goes on where it was after a kill: no cursor twice, none lost', async () => {
  let before: Change[];
  {
    await using server = await startServer({ dataDir });
    await post(server, '/experiments', { name: 'log 1' });
    before = (await get<ChangePage>(server, '/changes?since=0&limit=10000')).changes;
    await server.stop('SIGKILL');
  }
  await using server = await startServer({ dataDir });
  await post(server, '/experiments', { name: 'log 2' });
  const after = (await get<ChangePage>(server, '/changes?since=0&limit=10000')).changes;
  expect(after.slice(0, before.length)).toEqual(before);
  const cursors = after.map(({ cursor }) => cursor);
  expect(cursors).toEqual([...new Set(cursors)].toSorted((a, b) => a - b));
  expect(after.length).toBe(before.length + 1);
});
