import { createRuns } from '../support/create-runs.ts';
import { runLoad } from '../support/load.ts';
import type { Load, LoadResult } from '../support/load.ts';
import { short } from '../support/report.ts';
import type { Figure } from '../support/report.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { BatchLines, pointsPerBatch } from './batch-lines.ts';
import { pointCountOf } from './formats.ts';
import type { IngestFormat } from './formats.ts';

export const connections = 64;

export type Timing = Pick<Load, 'warmUpMs' | 'slices' | 'sliceMs'>;

/** What a load cost the server, the warm-up included. */
export interface Cost {
  readonly cpuNsPerPoint: number;
  readonly writtenBytesPerPoint: number;
  readonly peakMb: number;
}

export interface BatchRate {
  readonly pointsPerSecond: number;
  readonly result: LoadResult;
  readonly cost: Cost;
}

/** Points of batches acknowledged a second. The server's own count of points is held against the answers that it gave. */
export async function measureBatches(server: ServerProcess, format: IngestFormat, timing: Timing): Promise<BatchRate> {
  const runIds = await createRuns(server.port, `bench ${format.name} ${performance.now()}`, connections);
  const lines = new BatchLines(server.port, runIds, format);
  const load: Load = {
    port: server.port,
    connections,
    ...timing,
    request: lines.request,
    expectedStatus: 200,
    refusals: [429],
  };
  const stop = costSince(server);
  const result = await runLoad(load);
  const acknowledged = (lines.sent - result.refused) * pointsPerBatch;
  const cost = stop(acknowledged);
  await expectPoints(server.port, runIds, acknowledged);
  return { pointsPerSecond: result.rate.median * pointsPerBatch, result, cost };
}

export function batchFigure(name: string, { result, cost }: BatchRate, aim?: number): Figure {
  const { rate, latencyMs, refused } = result;
  const spread = [
    `${short(rate.min * pointsPerBatch)} – ${short(rate.max * pointsPerBatch)}`,
    `p50 ${short(latencyMs.p50)} p99 ${short(latencyMs.p99)} ms`,
    costText(cost),
    ...(refused === 0 ? [] : [`${refused} times 429`]),
  ].join('; ');
  const figure = { name, value: rate.median * pointsPerBatch, unit: 'points/s', spread };
  return aim === undefined ? figure : { ...figure, aim: { value: aim, better: 'more' } };
}

export const costText = (cost: Cost): string =>
  `${short(cost.cpuNsPerPoint)} ns CPU and ${short(cost.writtenBytesPerPoint)} B written a point; peak ${short(cost.peakMb)} MB`;

/** Begins to count; the answer ends it, given how many points were taken meanwhile. */
export function costSince(server: ServerProcess): (points: number) => Cost {
  server.resetPeak();
  const before = server.figures();
  return (points) => {
    const after = server.figures();
    return {
      cpuNsPerPoint: ((after.cpuSeconds - before.cpuSeconds) / points) * 1e9,
      writtenBytesPerPoint: (after.writtenBytes - before.writtenBytes) / points,
      peakMb: after.peakMb,
    };
  };
}

export async function expectPoints(port: number, runIds: readonly string[], expected: number): Promise<void> {
  let found = 0;
  for (const runId of runIds) found += await pointCountOf(port, runId);
  if (found !== expected) throw new Error(`${expected} points were acknowledged, the runs have ${found}`);
}
