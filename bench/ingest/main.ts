/**
 * `npm run bench -- ingest [--quick] [--long] [--profile] [--only batches,singles,latency,names,growth,retries,disk,mlflow]`: how
 * fast points are taken, over real sockets, with MLflow's own server beside it. The server runs in a process of its own, this one
 * makes the load. `--long` fills the store with 10^8 points.
 */
import { BenchArea } from '../support/bench-area.ts';
import { createRuns } from '../support/create-runs.ts';
import { mlflowEnvironment } from '../support/mlflow/python-environment.ts';
import { formatsOf, ingestFormats } from './formats.ts';
import type { IngestFormat } from './formats.ts';
import { batchFigure, connections, measureBatches } from './measure-batches.ts';
import { measureDisk } from './measure-disk.ts';
import { measureGrowth } from './measure-growth.ts';
import { measureLatency } from './measure-latency.ts';
import { measureMlflow } from './measure-mlflow.ts';
import { measureNameList, measureNames, nameCount } from './measure-names.ts';
import { measureRetries } from './measure-retries.ts';
import { measureSingles, singleFigure } from './measure-singles.ts';

const area = new BenchArea('ingest', process.argv.slice(2));
const plan = area.quick
  ? { timing: timing(1000, 3, 1000), openMs: 4000, steps: 100, diskPoints: 500_000, mlflowS: 6 }
  : { timing: timing(2000, 5, 2000), openMs: 15_000, steps: 1000, diskPoints: 5_000_000, mlflowS: 20 };
const sizes = area.long ? [1e6, 1e7, 1e8] : [1e6, 1e7];

function timing(warmUpMs: number, slices: number, sliceMs: number) {
  return { warmUpMs, slices, sliceMs };
}

let peak = { name: '', mb: 0 };
const keepPeak = (name: string, mb: number): void => {
  if (mb > peak.mb) peak = { name, mb };
};

let formats: readonly IngestFormat[] = [ingestFormats[0]];
await area.withServer('probe', async ({ port }) => {
  const [runId = ''] = await createRuns(port, 'probe', 1);
  formats = await formatsOf(port, runId);
});
const missing = ingestFormats.filter((format) => !formats.includes(format));
if (missing.length > 0) area.say(`this server does not take ${missing.map(({ name }) => name).join(' nor ')}`);
const leanest = formats.at(-1) ?? ingestFormats[0];

const rates = new Map<IngestFormat, number>();
const rateOf = async (format: IngestFormat): Promise<number> => {
  const known = rates.get(format);
  if (known !== undefined) return known;
  const measured = await area.withServer('rate', (server) => measureBatches(server, format, plan.timing));
  area.removeData('rate');
  rates.set(format, measured.pointsPerSecond);
  return measured.pointsPerSecond;
};

await area.part('batches', async () => {
  for (const format of formats) {
    const rate = await area.withServer('batches', (server) => measureBatches(server, format, plan.timing));
    area.removeData('batches');
    rates.set(format, rate.pointsPerSecond);
    keepPeak(format.name, rate.cost.peakMb);
    area.report(batchFigure(`points acknowledged, ${format.name}`, rate, 300_000));
  }
});

await area.part('singles', async () => {
  const rate = await area.withServer('singles', (server) => measureSingles(server, plan.timing));
  keepPeak('single points', rate.cost.peakMb);
  area.report(singleFigure(rate));
});

await area.part('latency', async () => {
  for (const format of new Set([ingestFormats[0], leanest])) {
    const load = (await rateOf(format)) / 2;
    await area.withServer('latency', async (server) => {
      const open = { warmUpMs: plan.timing.warmUpMs, durationMs: plan.openMs };
      area.report(await measureLatency(server, format, load, open));
      keepPeak('latency', server.memoryMb().peak);
    });
    area.removeData('latency');
  }
});

await area.part('names', async () => {
  const normal = await area.withServer('rate', (server) => measureBatches(server, leanest, plan.timing));
  area.removeData('rate');
  await area.withServer('names', async (server) => {
    let listed = '';
    for (const batch of [
      { points: nameCount, connections: 4 },
      { points: 1000, connections: 50 },
    ]) {
      const { figures, runId } = await measureNames(server, leanest, batch, plan.steps, normal);
      area.report(...figures);
      keepPeak(`50,000 names, ${batch.points} a batch`, server.memoryMb().peak);
      listed = runId;
    }
    area.report(...(await measureNameList(server, listed)));
    keepPeak('list of 50,000 metrics', server.memoryMb().peak);
  });
  area.removeData('names');
});

await area.part('growth', async () => {
  await area.withServer('growth', async (server) => {
    area.report(...(await measureGrowth(server, leanest, sizes, plan.timing, (text) => area.say(text))));
    keepPeak('growth', server.memoryMb().peak);
  });
  area.removeData('growth');
});

await area.part('retries', async () => {
  await area.withServer('retries', async (server) => {
    area.report(...(await measureRetries(server, plan.timing)));
    keepPeak('retries', server.memoryMb().peak);
  });
});

await area.part('disk', async () => area.report(...(await measureDisk(area, leanest, plan.diskPoints))));

await area.part('mlflow', async () => {
  const environment = await mlflowEnvironment((text) => area.say(text));
  await area.withServer('beside-mlflow', async (assay) => {
    const [folder, seconds] = [area.dataFolder('mlflow'), plan.mlflowS];
    const say = (text: string): void => area.say(text);
    area.keep(...(await measureMlflow(environment, folder, seconds, assay, plan.timing, say)));
  });
});

if (peak.mb > 0)
  area.report({
    name: 'server memory, most of all parts',
    value: peak.mb,
    unit: 'MB',
    spread: peak.name,
    aim: { value: 400, better: 'less' },
  });
area.finish(`With ${connections} connections and batches of 1,000 points where nothing else is said:`);
