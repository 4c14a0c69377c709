import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Session } from '../src/index.ts';
import { startLiveServer } from './live-server.ts';
import type { LiveServer } from './live-server.ts';

let server: LiveServer;
let session: Session;
let folder: string;
beforeAll(async () => {
  server = await startLiveServer();
  session = new Session({ url: server.url });
  folder = await mkdtemp(path.join(os.tmpdir(), 'assay-exports-'));
  for (const [i, name] of ['a', 'b'].entries()) {
    const body = { experimentName: 'digits', name, parameters: { lr: 0.1 * (i + 1), opt: 'adam' } };
    const { id } = await session.client.createRun({ body });
    const points = [0, 1, 2].map((step) => ({
      name: 'loss',
      step,
      timeMs: 1000 + step,
      value: i === 1 && step === 2 ? ('NaN' as const) : step / 3,
    }));
    await session.client.logMetrics({
      params: { runId: id },
      body: { points: [...points, { name: 'other', value: 1 }] },
    });
  }
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

test('runs to a file, as a frame and as an Arrow table', async () => {
  const file = path.join(folder, 'runs.csv');
  const runs = session.export.runs({
    experiment: 'Digits',
    fields: ['name', 'params.lr', 'metrics.loss'],
    sort: 'created',
  });
  const { sizeBytes } = await runs.toFile(file);
  const text = await readFile(file, 'utf8');
  expect(text).toBe('name,params.lr,metrics.loss\r\na,0.1,0.6666666666666666\r\nb,0.2,NaN\r\n');
  expect(sizeBytes).toBe(text.length);
  const frame = await runs.toDataFrame();
  expect([...frame.rows()]).toEqual([
    { name: 'a', 'params.lr': 0.1, 'metrics.loss': 2 / 3 },
    { name: 'b', 'params.lr': 0.2, 'metrics.loss': Number.NaN },
  ]);
  expect((await session.export.runs({ experiment: 'nowhere' }).toArrow()).numRows).toBe(0);
});

test('points one by one', async () => {
  const found = [];
  for await (const { runId: _, ...point } of session.export.points({ metrics: ['loss'], fromStep: 1, sort: 'created' }))
    found.push(point);
  expect(found).toEqual([
    { runName: 'a', metric: 'loss', step: 1, timeMs: 1001, value: 1 / 3 },
    { runName: 'a', metric: 'loss', step: 2, timeMs: 1002, value: 2 / 3 },
    { runName: 'b', metric: 'loss', step: 1, timeMs: 1001, value: 1 / 3 },
    { runName: 'b', metric: 'loss', step: 2, timeMs: 1002, value: Number.NaN },
  ]);
});

test('a connection that breaks leaves no file, and the one that was there as it was', async () => {
  const cutter = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/csv' });
    response.write('name\r\na\r\n', () => response.destroy());
  });
  await new Promise<void>((resolve) => void cutter.listen(0, '127.0.0.1', resolve));
  const cut = new Session({ url: `http://127.0.0.1:${(cutter.address() as AddressInfo).port}` });
  const file = path.join(folder, 'whole.csv');
  await session.export.runs({ fields: ['name'] }).toFile(file);
  const before = await readFile(file, 'utf8');
  await expect(cut.export.runs().toFile(file)).rejects.toThrow(/terminated|aborted|closed|reset/i);
  expect(await readFile(file, 'utf8')).toBe(before);
  expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  cutter.close();
});

test('a file whose end names no format', async () => {
  await expect(session.export.runs().toFile(path.join(folder, 'runs.xlsx'))).rejects.toMatchObject({
    code: 'InvalidInput',
  });
});
