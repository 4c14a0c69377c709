import { createRuns } from '../support/create-runs.ts';
import { encodeHead, encodeRequest, HttpConnection } from '../support/http-connection.ts';
import { expectStatus, sendUntilTaken } from '../support/load.ts';
import { short } from '../support/report.ts';
import type { Figure } from '../support/report.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { latencyOf } from '../support/spread.ts';
import { batchPoints, msPerStep } from './batch-points.ts';
import { metricsPath } from './formats.ts';
import type { IngestFormat } from './formats.ts';
import { costSince, costText, expectPoints } from './measure-batches.ts';
import type { BatchRate } from './measure-batches.ts';
import type { MovingBody } from './moving-body.ts';

export const nameCount = 50_000;
const manyNames = Array.from({ length: nameCount }, (_, i) => `layers/${Math.floor(i / 10)}/weights/${i % 10}`);

/** Beyond this the rest of the steps is left out: the rate is known by then. */
const longestS = 90;

interface Part {
  readonly body: MovingBody;
  readonly head: Buffer;
  readonly scratch: Buffer;
  turn: number;
}

/**
 * One run of 50,000 metrics, every one of them logged at every step: `pointsPerBatch` of them in one batch, so that a step is one
 * batch or many. The rate is held against that of batches of ten names over many runs.
 */
export async function measureNames(
  server: ServerProcess,
  format: IngestFormat,
  batch: { readonly points: number; readonly connections: number },
  steps: number,
  normal: BatchRate,
): Promise<{ figures: Figure[]; runId: string }> {
  const { port } = server;
  const [runId = ''] = await createRuns(port, `bench names ${batch.points} a batch`, 1);
  const partsOfStep = Math.ceil(nameCount / batch.points);
  // A connection has parts of its own, or the parts take turns on the steps where a step is one part.
  const stepsApart = Math.max(1, Math.floor(batch.connections / partsOfStep));
  const stride = { steps: stepsApart, ms: stepsApart * msPerStep };
  const parts: Part[] = [];
  for (let at = 0; at < partsOfStep * stepsApart; at++) {
    const from = (at % partsOfStep) * batch.points;
    const points = batchPoints(at + 1, manyNames.slice(from, from + batch.points), 1);
    const late = Math.floor(at / partsOfStep);
    const placed = points.map((point) => ({
      ...point,
      step: point.step + late,
      timeMs: point.timeMs + late * msPerStep,
    }));
    const body = format.body(placed, stride);
    const head = encodeHead('POST', metricsPath(runId), port, body.length, format.headers);
    parts.push({ body, head, scratch: Buffer.alloc(body.length), turn: 0 });
  }
  const turns = Math.ceil(steps / stepsApart);
  const stop = costSince(server);
  const startedAt = performance.now();
  const sendPart = async (part: Part): Promise<void> => {
    using connection = await HttpConnection.open(port);
    while (part.turn < turns && performance.now() - startedAt < longestS * 1000) {
      await sendUntilTaken(connection, [part.head, part.body.write(part.scratch, part.turn)]);
      part.turn += 1;
    }
  };
  await Promise.all(parts.map(sendPart));
  const seconds = (performance.now() - startedAt) / 1000;
  const points = parts.reduce((sum, part) => sum + part.turn, 0) * Math.min(batch.points, nameCount);
  const cost = stop(points);
  await expectPoints(port, [runId], points);
  const rate = points / seconds;
  const name = `${nameCount.toLocaleString('en')} names, ${batch.points.toLocaleString('en')} points a batch`;
  const million = `${short(points / 1e6)} million points`;
  const figures: Figure[] = [
    { name, value: rate, unit: 'points/s', spread: `${million}, ${format.name}; ${costText(cost)}` },
    {
      name: `${name}: normal rate / this`,
      value: normal.pointsPerSecond / rate,
      unit: '×',
      spread: `normal ${short(normal.pointsPerSecond)} points/s; by processor time ${short(cost.cpuNsPerPoint / normal.cost.cpuNsPerPoint)} ×`,
      aim: { value: 2, better: 'less' },
    },
  ];
  return { figures, runId };
}

/** The list of the run's metrics: names alone where the server offers that, and with all summaries. */
export async function measureNameList(server: ServerProcess, runId: string): Promise<Figure[]> {
  const { port } = server;
  using connection = await HttpConnection.open(port);
  const figures: Figure[] = [];
  const lists = [
    {
      name: 'list of 50,000 names',
      path: `/api/v1/runs/${runId}/metric-names?limit=100000`,
      aim: { value: 100, better: 'less' } as const,
    },
    { name: 'list of 50,000 metrics with summaries', path: metricsPath(runId) },
  ];
  for (const { name, path, aim } of lists) {
    const timesMs: number[] = [];
    let sizeBytes = 0;
    server.resetPeak();
    for (let turn = 0; turn < 6; turn++) {
      const sentAt = performance.now();
      const answer = await connection.send(encodeRequest('GET', path, port));
      if (turn > 0) timesMs.push(performance.now() - sentAt);
      if (aim !== undefined && answer.status >= 400 && answer.status < 500) break;
      sizeBytes = expectStatus(answer, 200).body.length;
    }
    if (timesMs.length === 0) continue;
    const { p50, max } = latencyOf(timesMs);
    const spread = `max ${short(max)} ms; ${short(sizeBytes / 1e6)} MB; peak ${short(server.memoryMb().peak)} MB`;
    figures.push({ name, value: p50, unit: 'ms', spread, ...(aim !== undefined && { aim }) });
  }
  return figures;
}
