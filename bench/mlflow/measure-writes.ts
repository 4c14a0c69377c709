import type { Timing } from '../api/measure-writes.ts';
import { replay } from '../ingest/replayed-requests.ts';
import { encodeRequest } from '../support/http-connection.ts';
import { runLoad } from '../support/load.ts';
import type { LoadResult } from '../support/load.ts';
import { recordMlflowRequests } from '../support/mlflow/mlflow-client.ts';
import type { MlflowEnvironment } from '../support/mlflow/python-environment.ts';
import { short } from '../support/report.ts';
import { callMlflow, ratioFigure } from './sides.ts';
import type { Report, Side, Sides } from './sides.ts';

/** MLflow is measured with as many connections as Assay and with as few as it has workers to spare, and its better one counts. */
const manyConnections = 64;
const fewConnections = 8;

/** What MLflow answers when its database is locked, or no connection to the database was free for 30 s (400). */
const refusals = [400, 429, 500, 502, 503, 504] as const;

type Measure = (side: Side, connections: number) => Promise<LoadResult>;

/** The same raw requests to both: runs created, single metrics, batches of 1,000 points. */
export async function measureWrites(
  environment: MlflowEnvironment,
  sides: Sides,
  timing: Timing,
  report: Report,
): Promise<void> {
  const { logBatch, logMetric } = await recordMlflowRequests(environment);
  const both = async (what: string, unit: string, perRequest: number, measure: Measure): Promise<void> => {
    const mlflow = [await measure(sides.mlflow, manyConnections), await measure(sides.mlflow, fewConnections)].toSorted(
      (a, b) => b.rate.median - a.rate.median,
    )[0];
    const assay = await measure(sides.assay, manyConnections);
    if (mlflow === undefined) return;
    const rates = { assay: assay.rate.median * perRequest, mlflow: mlflow.rate.median * perRequest };
    const note = `p99 ${short(assay.latencyMs.p99)} / ${short(mlflow.latencyMs.p99)} ms; MLflow refused ${mlflow.refused}`;
    report(ratioFigure(what, rates, unit, 'more', 50, note));
  };
  const load = { warmUpMs: timing.warmUpMs, slices: timing.slices, sliceMs: timing.sliceMs, refusals };
  await both('runs created', 'runs/s', 1, (side, connections) => createRuns(side, connections, timing));
  await both('log-metric', 'requests/s', 1, ({ port }, connections) =>
    replay(port, logMetric, 1, { ...load, connections }),
  );
  await both('log-batch of 1,000', 'points/s', 1000, ({ port }, connections) =>
    replay(port, logBatch, 100, { ...load, connections }),
  );
}

async function createRuns({ port }: Side, connections: number, timing: Timing): Promise<LoadResult> {
  const name = `bench creates ${performance.now()}`;
  const { experiment_id } = await callMlflow<{ experiment_id: string }>(port, 'POST', 'experiments/create', { name });
  let made = 0;
  const tags = [
    { key: 'mlflow.user', value: 'bench' },
    { key: 'mlflow.source.name', value: 'train.py' },
    { key: 'mlflow.source.type', value: 'LOCAL' },
  ];
  const request = (): Buffer =>
    encodeRequest('POST', '/api/2.0/mlflow/runs/create', port, {
      experiment_id,
      user_id: 'bench',
      run_name: `run-${made++}`,
      start_time: 1_790_000_000_000 + made,
      tags,
    });
  return runLoad({ port, connections, ...timing, request, expectedStatus: 200, refusals });
}
