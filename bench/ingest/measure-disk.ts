import type { BenchArea } from '../support/bench-area.ts';
import { compactFolder } from '../support/compact-folder.ts';
import { createRuns } from '../support/create-runs.ts';
import { sendAll, sendUntilTaken } from '../support/load.ts';
import { short } from '../support/report.ts';
import type { Figure } from '../support/report.ts';
import { storedBytes } from '../support/stored-bytes.ts';
import { float64Noise, trainingCurve } from '../support/training-curve.ts';
import { seededRandom } from '../support/random.ts';
import { batchNames, firstStep, firstTimeMs, nextTimeMs } from './batch-points.ts';
import type { BenchPoint } from './batch-points.ts';
import { batchRequest } from './formats.ts';
import type { IngestFormat } from './formats.ts';

const kinds = [
  { data: 'float32', name: 'float32-born curves', values: trainingCurve, aim: 4.5 },
  { data: 'noise', name: 'float64 noise', values: float64Noise, aim: 8.5 },
] as const;

const runCount = 10;
const stepsPerRequest = 100;

/**
 * Points that all differ, logged over HTTP, then compacted with the server down; beside an empty folder. A step takes a second, 20 ms more or less.
 */
export async function measureDisk(area: BenchArea, format: IngestFormat, pointCount: number): Promise<Figure[]> {
  await area.withServer('disk-empty', async ({ port }) => {
    await createRuns(port, 'bench disk', runCount);
  });
  await compactFolder(area.dataFolder('disk-empty'));
  const empty = storedBytes(area.dataFolder('disk-empty')).total;
  const figures: Figure[] = [];
  for (const { data, name, values, aim } of kinds) {
    const folder = area.dataFolder(`disk-${data}`);
    await area.withServer(`disk-${data}`, async ({ port }) => logCurves(port, format, values, pointCount));
    const before = storedBytes(folder).total - empty;
    const { points, seconds } = await compactFolder(folder);
    const after = storedBytes(folder);
    const parts = `segments ${short(after.segments / pointCount)} + database ${short((after.database - empty) / pointCount)}`;
    figures.push({
      name: `bytes on disk per point, ${name}`,
      value: (after.total - empty) / pointCount,
      unit: 'B',
      spread: `${parts}; before ${short(before / pointCount)}; ${short(pointCount / 1e6)} million points, ${short(points / 1e6)} of them compacted by hand in ${short(seconds)} s`,
      aim: { value: aim, better: 'less' },
    });
    area.removeData(`disk-${data}`);
  }
  return figures;
}

async function logCurves(
  port: number,
  format: IngestFormat,
  values: (seed: number) => () => number,
  pointCount: number,
): Promise<void> {
  const runIds = await createRuns(port, 'bench disk', runCount);
  const requests = Math.ceil(pointCount / (runCount * batchNames.length * stepsPerRequest));
  await sendAll(port, runCount, runIds.entries(), async (connection, [run, runId]) => {
    const random = seededRandom(run);
    let timeMs = firstTimeMs;
    const curves = batchNames.map((_, index) => values(run * 100 + index));
    for (let request = 0; request < requests; request++) {
      const points: BenchPoint[] = [];
      for (let at = request * stepsPerRequest; at < (request + 1) * stepsPerRequest; at++) {
        timeMs = nextTimeMs(timeMs, random);
        batchNames.forEach((name, i) => points.push({ name, value: curves[i]?.() ?? 0, step: firstStep + at, timeMs }));
      }
      await sendUntilTaken(connection, batchRequest(port, runId, format, points));
    }
  });
}
