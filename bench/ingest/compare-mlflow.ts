import { servesMlflow } from '../support/mlflow/mlflow-server.ts';
import { short } from '../support/report.ts';
import type { Figure } from '../support/report.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { pointsPerBatch } from './batch-lines.ts';
import { ingestFormats } from './formats.ts';
import { connections, measureBatches } from './measure-batches.ts';
import type { Timing } from './measure-batches.ts';
import type { MlflowRates } from './measure-mlflow.ts';
import { measureSingles } from './measure-singles.ts';
import { replay } from './replayed-requests.ts';

/**
 * How many times MLflow's rate Assay reaches. Where Assay serves MLflow's REST API the very requests that MLflow got are sent to it;
 * where not, the same points as JSON rows of its own API, and the figure says so.
 */
export async function compareMlflow(server: ServerProcess, mlflow: MlflowRates, timing: Timing): Promise<Figure[]> {
  const { port } = server;
  const same = await servesMlflow(port);
  const { logBatch, logMetric } = mlflow.recorded;
  const batches = same
    ? (await replay(port, logBatch, 100, { connections, ...timing })).rate.median
    : (await measureBatches(server, ingestFormats[0], timing)).result.rate.median;
  const singles = same
    ? (await replay(port, logMetric, 1, { connections, ...timing })).rate.median
    : (await measureSingles(server, timing)).result.rate.median;
  const how = same
    ? 'the same requests of MLflow’s client sent to both'
    : 'MLflow’s recorded requests against MLflow; the like points as JSON rows of the native API against Assay';
  const ratio = (what: string, ours: number, theirs: number, client: number, unit: string): Figure => ({
    name: `${what}: Assay / MLflow`,
    value: theirs === 0 ? Number.POSITIVE_INFINITY : ours / theirs,
    unit: '×',
    spread: `${short(ours)} / ${short(theirs)} ${unit}; of its Python client ${short(client)} (${short(ours / client)} ×); ${how}`,
    aim: { value: 100, better: 'more' },
  });
  return [
    ratio(
      'batches of 1,000',
      batches * pointsPerBatch,
      mlflow.batches * pointsPerBatch,
      mlflow.clientBatches * pointsPerBatch,
      'points/s',
    ),
    ratio('single points', singles, mlflow.singles, mlflow.clientSingles, 'requests/s'),
  ];
}
