import { createRuns } from '../support/create-runs.ts';
import { runLoad } from '../support/load.ts';
import { runOpenLoad } from '../support/open-load.ts';
import { short } from '../support/report.ts';
import type { Figure } from '../support/report.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { changedGauges, storeGauges } from '../support/store-gauges.ts';
import { BatchLines, pointsPerBatch } from './batch-lines.ts';
import type { IngestFormat } from './formats.ts';
import { connections, costSince, costText, expectPoints } from './measure-batches.ts';

/** Counters of the store that tell whether sealing went on. */
const sealing = /^(points_sealed|parts_merged|segment_bytes_written)$/;

/** A run's log is sealed from 65,536 points on: with so many in each run, sealing begins with the measuring. */
const pointsOfRunBefore = 70_000;

/**
 * How long acknowledgements take while batches are due at a fixed rate, counted from when each was due. The runs have so many points
 * that sealing goes on meanwhile: the figure says what of it the server counted.
 */
export async function measureLatency(
  server: ServerProcess,
  format: IngestFormat,
  pointsPerSecond: number,
  timing: { readonly warmUpMs: number; readonly durationMs: number },
): Promise<Figure> {
  const { port } = server;
  const runIds = await createRuns(port, `bench latency ${format.name}`, connections);
  const lines = new BatchLines(port, runIds, format);
  const { request } = lines;
  const filling = { port, connections, warmUpMs: 0, slices: 1, sliceMs: 200, request, expectedStatus: 200 };
  while (lines.sent * pointsPerBatch < pointsOfRunBefore * connections) await runLoad(filling);
  const before = lines.sent;
  const gauges = await storeGauges(port);
  const stop = costSince(server);
  const ratePerSecond = pointsPerSecond / pointsPerBatch;
  const result = await runOpenLoad({ port, connections, ratePerSecond, ...timing, request, expectedStatus: 200 });
  const cost = stop((lines.sent - before) * pointsPerBatch);
  await expectPoints(port, runIds, lines.sent * pointsPerBatch);
  const { latencyMs, answeredPerSecond, leftBehind } = result;
  const changes = changedGauges(gauges, await storeGauges(port), sealing);
  return {
    name: `acknowledgement of ${format.name} at half that load, p99`,
    value: latencyMs.p99,
    unit: 'ms',
    spread: [
      `p50 ${short(latencyMs.p50)} p95 ${short(latencyMs.p95)} max ${short(latencyMs.max)} ms`,
      `${short(answeredPerSecond * pointsPerBatch)} of ${short(pointsPerSecond)} points/s`,
      ...(leftBehind === 0 ? [] : [`${leftBehind} left behind`]),
      costText(cost),
      changes === '' ? 'no sealing seen' : `meanwhile ${changes}`,
    ].join('; '),
    aim: { value: 100, better: 'less' },
  };
}
