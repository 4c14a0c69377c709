import { createRuns } from '../support/create-runs.ts';
import { runLoad } from '../support/load.ts';
import { short } from '../support/report.ts';
import type { Figure } from '../support/report.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { BatchLines, pointsPerBatch } from './batch-lines.ts';
import type { IngestFormat } from './formats.ts';
import { batchFigure, connections, costSince, expectPoints } from './measure-batches.ts';
import type { BatchRate, Timing } from './measure-batches.ts';

const fillingSliceMs = 100;

/**
 * What a point costs while the same 64 runs grow. At each size the load stops being filling and is measured; the dearest is held
 * against the first, in processor time: that does not depend on what else the machine does.
 */
export async function measureGrowth(
  server: ServerProcess,
  format: IngestFormat,
  sizes: readonly number[],
  timing: Timing,
  say: (text: string) => void,
): Promise<Figure[]> {
  const { port } = server;
  const runIds = await createRuns(port, 'bench growth', connections);
  const lines = new BatchLines(port, runIds, format);
  let refused = 0;
  const load = { port, connections, request: lines.request, expectedStatus: 200, refusals: [429] };
  const stored = (): number => (lines.sent - refused) * pointsPerBatch;
  let pointsPerSlice = 0;
  /** Fills until there are so many points, or a little more. */
  const fillTo = async (size: number): Promise<void> => {
    while (stored() < size) {
      const before = stored();
      const slices = pointsPerSlice === 0 ? 1 : Math.max(1, Math.floor((size - before) / pointsPerSlice / 2));
      refused += (await runLoad({ ...load, warmUpMs: 0, slices, sliceMs: fillingSliceMs })).refused;
      pointsPerSlice = (stored() - before) / slices;
    }
  };
  const measured: { size: number; rate: BatchRate }[] = [];
  for (const size of sizes) {
    await fillTo(size);
    say(`${short(stored() / 1e6)} million points stored`);
    const before = stored();
    const stop = costSince(server);
    const result = await runLoad({ ...load, ...timing });
    refused += result.refused;
    const rate = { result, cost: stop(stored() - before), pointsPerSecond: result.rate.median * pointsPerBatch };
    measured.push({ size, rate });
  }
  await expectPoints(port, runIds, stored());
  return [
    ...measured.map(({ size, rate }) => batchFigure(`points, store holding ${power(size)}`, rate)),
    flatness(measured),
  ];
}

function flatness(measured: readonly { size: number; rate: BatchRate }[]): Figure {
  const [first, ...later] = measured.map(({ rate }) => rate);
  if (first === undefined || later.length === 0) throw new Error('Growth needs two sizes to compare');
  const cpu = Math.max(...later.map(({ cost }) => cost.cpuNsPerPoint)) / first.cost.cpuNsPerPoint;
  const time = first.pointsPerSecond / Math.min(...later.map(({ pointsPerSecond }) => pointsPerSecond));
  const sizes = `${power(measured[0]?.size ?? 0)} → ${power(measured.at(-1)?.size ?? 0)}`;
  return {
    name: `cost per point, ${sizes}, dearest / first`,
    value: cpu,
    unit: '×',
    spread: `processor time; by rate ${short(time)} ×`,
    aim: { value: 1.3, better: 'less' },
  };
}

const power = (size: number): string => `10^${Math.round(Math.log10(size))}`;
