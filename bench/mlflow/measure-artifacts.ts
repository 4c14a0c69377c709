import { encodeHead } from '../support/http-connection.ts';
import { expectStatus, sendAll } from '../support/load.ts';
import { latencyOf, spreadOf } from '../support/spread.ts';
import { callMlflow, Caller, ratioFigure } from './sides.ts';
import type { Report, Side, Sides } from './sides.ts';

const bigBytes = 200_000_000;
const smallBytes = 20_000;
const smallCount = 400;

/** Raw uploads through MLflow's artifact proxy: a large file, and many small ones over eight connections. */
export async function measureArtifacts(sides: Sides, report: Report): Promise<void> {
  const rates = async (measure: (side: Side) => Promise<number>): Promise<{ assay: number; mlflow: number }> => ({
    assay: await measure(sides.assay),
    mlflow: await measure(sides.mlflow),
  });
  report(ratioFigure('artifact of 200 MB uploaded', await rates(uploadBig), 'MB/s', 'more'));
  report(ratioFigure('artifacts of 20 kB uploaded', await rates(uploadSmall), 'files/s', 'more'));
}

async function folderOf({ port }: Side): Promise<string> {
  const { run } = await callMlflow<{ run: { info: { artifact_uri: string } } }>(port, 'POST', 'runs/create', {
    experiment_id: '0',
    start_time: 1_790_000_000_000,
  });
  return run.info.artifact_uri.replace(/^mlflow-artifacts:\/+/, '/api/2.0/mlflow-artifacts/artifacts/');
}

async function uploadBig(side: Side): Promise<number> {
  const folder = await folderOf(side);
  const body = Buffer.alloc(bigBytes, 'weights ');
  using caller = new Caller(side.port);
  const rates: number[] = [];
  for (let turn = 0; turn < 3; turn++) {
    // Bytes that were not there before.
    body.writeDoubleLE(performance.now(), 0);
    const startedAt = performance.now();
    const head = encodeHead('PUT', `${folder}/big-${turn}.bin`, side.port, body.length, octets);
    await caller.send([head, body]);
    rates.push(bigBytes / 1000 / (performance.now() - startedAt));
  }
  return spreadOf(rates).median;
}

const octets = { 'Content-Type': 'application/octet-stream' } as const;

async function uploadSmall(side: Side): Promise<number> {
  const folder = await folderOf(side);
  const timesMs: number[] = [];
  const startedAt = performance.now();
  await sendAll(side.port, 8, Array.from({ length: smallCount }).keys(), async (connection, index) => {
    const body = Buffer.alloc(smallBytes, `${performance.now()} ${index} `);
    const head = encodeHead('PUT', `${folder}/small/${index}.txt`, side.port, body.length, octets);
    const sentAt = performance.now();
    expectStatus(await connection.send([head, body]), 200);
    timesMs.push(performance.now() - sentAt);
  });
  if (latencyOf(timesMs).count !== smallCount) throw new Error('not every file was uploaded');
  return (smallCount / (performance.now() - startedAt)) * 1000;
}
