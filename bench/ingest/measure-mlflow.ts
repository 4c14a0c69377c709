import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { LoadResult } from '../support/load.ts';
import { runMlflowClient, recordMlflowRequests } from '../support/mlflow/mlflow-client.ts';
import { MlflowServer, mlflowWorkers } from '../support/mlflow/mlflow-server.ts';
import type { MlflowEnvironment } from '../support/mlflow/python-environment.ts';
import { short } from '../support/report.ts';
import type { Figure } from '../support/report.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { pointsPerBatch } from './batch-lines.ts';
import { measureBesideMlflow } from './compare-mlflow.ts';
import type { MlflowCall } from './compare-mlflow.ts';
import type { Timing } from './measure-batches.ts';
import { replay } from './replayed-requests.ts';

/** MLflow is measured with as many connections as Assay and with as few as it has workers to spare, and its better one counts. */
const manyConnections = 64;
const fewConnections = 8;
const clientProcesses = 8;

/** What it answers when its database is locked, or no connection to the database was free for 30 s (400). */
const refusals = [400, 429, 500, 502, 503, 504] as const;

/** MLflow's server under its own client and under that client's requests replayed, and Assay beside it in the same minutes. */
export async function measureMlflow(
  environment: MlflowEnvironment,
  folder: string,
  seconds: number,
  assay: ServerProcess,
  timing: Timing,
  say: (text: string) => void,
): Promise<Figure[]> {
  const recorded = await recordMlflowRequests(environment);
  const database = path.join(folder, 'mlflow.db');
  const figures: Figure[] = [];
  const keep = (figure: Figure): void => {
    say(`${figure.name}: ${short(figure.value)} ${figure.unit} (${figure.spread})`);
    figures.push(figure);
  };
  let emptyBytes = 0;
  {
    await using server = await MlflowServer.start(environment, folder);
    emptyBytes = sizeOf(database);
    const { processes } = server.figures();
    const version = `MLflow ${environment.version}, ${mlflowWorkers} workers of ${processes} processes`;
    for (const what of ['batches', 'singles'] as const) {
      const request = what === 'batches' ? recorded.logBatch : recorded.logMetric;
      const answer = await runMlflowClient(environment, [what, server.url, seconds, clientProcesses]);
      keep(clientFigure(what, answer, version));
      const replayed = async (connections: number): Promise<number> => {
        const load = { connections, warmUpMs: seconds * 200, slices: 1, sliceMs: seconds * 1000, refusals };
        const result = await replay(server.port, request, what === 'batches' ? 100 : 1, load);
        keep(rawFigure(what, connections, result, version));
        return result.rate.median;
      };
      const wide = await replayed(manyConnections);
      const ratio = await measureBesideMlflow(assay, what, request, timing);
      const narrow = await replayed(fewConnections);
      keep(ratio({ replayed: Math.max(wide, narrow), client: answer['perSecond'] ?? Number.NaN }));
    }
    const { residentMb } = server.figures();
    keep({ name: 'MLflow: resident memory', value: residentMb, unit: 'MB', spread: `all ${processes} processes` });
  }
  const points = countPoints(database);
  keep({
    name: 'MLflow: bytes on disk per point',
    value: (sizeOf(database) - emptyBytes) / points,
    unit: 'B',
    spread: `${points.toLocaleString('en')} points in SQLite; ${short(emptyBytes / 1e6)} MB of the empty database left out`,
  });
  return figures;
}

function clientFigure(what: MlflowCall, answer: Record<string, number>, version: string): Figure {
  const { perSecond = 0, p50Ms = 0, p99Ms = 0, failed = 0 } = answer;
  const spread = `${clientProcesses} processes; p50 ${short(p50Ms)} p99 ${short(p99Ms)} ms; ${failed} failed; ${version}`;
  return what === 'batches'
    ? { name: 'MLflow: log_batch of its client', value: perSecond * pointsPerBatch, unit: 'points/s', spread }
    : { name: 'MLflow: log_metric of its client', value: perSecond, unit: 'requests/s', spread };
}

function rawFigure(what: MlflowCall, connections: number, result: LoadResult, version: string): Figure {
  const { rate, latencyMs, refused } = result;
  const { count, p50, p99 } = latencyMs;
  const latency = `p50 ${short(p50)} p99 ${short(p99)} ms of ${count}`;
  const spread = `${latency}; ${refused} refused; ${version}`;
  return what === 'batches'
    ? {
        name: `MLflow: log-batch replayed, ${connections} connections`,
        value: rate.median * pointsPerBatch,
        unit: 'points/s',
        spread,
      }
    : {
        name: `MLflow: log-metric replayed, ${connections} connections`,
        value: rate.median,
        unit: 'requests/s',
        spread,
      };
}

const sizeOf = (database: string): number =>
  ['', '-wal', '-journal'].reduce((sum, suffix) => {
    const file = database + suffix;
    return sum + (existsSync(file) ? statSync(file).size : 0);
  }, 0);

function countPoints(file: string): number {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return Number(database.prepare('SELECT count(*) AS points FROM metrics').get()?.['points']);
  } finally {
    database.close();
  }
}
