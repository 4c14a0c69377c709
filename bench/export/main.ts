/**
 * `npm run bench -- export [--quick] [--profile] [--only runs,points]`: files of runs and of points out of a server on this machine,
 * in each format: rows a second, bytes, and the server's peak memory above what it had before.
 */
import { encodeBatch, pointBatch } from '@assay/series';
import { exportFormats, pointsMediaType } from '@assay/wire';
import { BenchArea } from '../support/bench-area.ts';
import { createExperiment } from '../support/create-experiment.ts';
import { createRuns } from '../support/create-runs.ts';
import { encodeRequest } from '../support/http-connection.ts';
import { expectStatus, sendAll } from '../support/load.ts';
import type { ServerProcess } from '../support/server-process.ts';

const area = new BenchArea('export', process.argv.slice(2));
const size = area.quick ? { runs: 1000, series: 10, points: 100_000 } : { runs: 10_000, series: 100, points: 100_000 };

await area.part('runs', () =>
  area.withServer('runs', async (server) => {
    const experimentId = await createExperiment(server.port, 'runs');
    await sendAll(server.port, 8, Array.from({ length: size.runs }).keys(), async (connection, run) => {
      const values = (name: string, count: number, valueOf: (i: number) => unknown) =>
        Object.fromEntries(Array.from({ length: count }, (_, i) => [`${name}${i}`, valueOf(i)]));
      const parameters = values('p', 20, (i) => (i < 5 ? `choice ${(run * 7 + i) % 9}` : Math.sin(run * 20 + i)));
      const body = { name: `run ${run}`, experimentId, parameters, tags: values('t', 5, (i) => `${(run + i) % 30}`) };
      const made = expectStatus(await connection.send(encodeRequest('POST', '/api/v1/runs', server.port, body)), 201);
      const { id } = JSON.parse(made.body.toString()) as { id: string };
      const points = Array.from({ length: 13 }, (_, i) => ({ name: `m${i}`, value: Math.cos(run * 13 + i), step: 1 }));
      const log = encodeRequest('POST', `/api/v1/runs/${id}/metrics`, server.port, { points });
      expectStatus(await connection.send(log), 200);
    });
    area.say(`${size.runs} runs × 50 columns`);
    for (const format of exportFormats) await measure(server, 'runs', format, size.runs);
  }),
);

await area.part('points', () =>
  area.withServer('points', async (server) => {
    const ids = await createRuns(server.port, 'points', size.series);
    for (const [run, id] of ids.entries()) {
      const points = Array.from({ length: size.points }, (_, step) => ({
        name: 'loss',
        step,
        timeMs: 1_795_000_000_000 + step * 50,
        value: Math.exp(-step / 30_000) + Math.sin(step * (run + 1)) / 100,
      }));
      const answer = await fetch(`http://127.0.0.1:${server.port}/api/v1/runs/${id}/metrics`, {
        method: 'POST',
        headers: { 'content-type': pointsMediaType },
        body: encodeBatch(pointBatch(points)),
      });
      if (!answer.ok) throw new Error(await answer.text());
    }
    area.say(`${size.series} runs × ${size.points} points`);
    for (const format of exportFormats) await measure(server, 'points', format, size.series * size.points);
  }),
);

area.finish('Files of runs and points, from the question to the last byte');

async function measure(server: ServerProcess, what: 'runs' | 'points', format: string, rows: number): Promise<void> {
  server.resetPeak();
  const before = server.memoryMb().resident;
  const startedAt = performance.now();
  const answer = await fetch(`http://127.0.0.1:${server.port}/api/v1/export/${what}?format=${format}`);
  if (!answer.ok || answer.body === null) throw new Error(await answer.text());
  let bytes = 0;
  for await (const chunk of answer.body) bytes += chunk.length;
  const seconds = (performance.now() - startedAt) / 1000;
  area.report(
    { name: `${what} as ${format}`, value: rows / seconds, unit: 'rows/s', spread: '' },
    { name: `${what} as ${format}, size`, value: bytes / rows, unit: 'bytes/row', spread: '' },
    { name: `${what} as ${format}, memory`, value: server.memoryMb().peak - before, unit: 'MB', spread: '' },
  );
}
