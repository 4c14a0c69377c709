import { servesMlflow } from '../support/mlflow/mlflow-server.ts';
import type { RecordedRequest } from '../support/mlflow/mlflow-client.ts';
import { short } from '../support/report.ts';
import type { Figure } from '../support/report.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { pointsPerBatch } from './batch-lines.ts';
import { ingestFormats } from './formats.ts';
import { connections, measureBatches } from './measure-batches.ts';
import type { Timing } from './measure-batches.ts';
import { measureSingles } from './measure-singles.ts';
import { replay } from './replayed-requests.ts';

/** What MLflow's client sends: 1,000 points in a request, or one. */
export type MlflowCall = 'batches' | 'singles';

/** Requests a second. */
export interface MlflowRates {
  /** Of the requests replayed, at the better number of connections. */
  readonly replayed: number;
  /** Of its real Python client. */
  readonly client: number;
}

/**
 * How many times MLflow's rate Assay reaches; measured between MLflow's own measurements, with both servers up. Where Assay serves
 * MLflow's REST API the very requests that MLflow got are sent to it; where not, the like points as JSON rows of its own
 * API, and the figure says so.
 */
export async function measureBesideMlflow(
  server: ServerProcess,
  what: MlflowCall,
  recorded: RecordedRequest,
  timing: Timing,
): Promise<(mlflow: MlflowRates) => Figure> {
  const same = await servesMlflow(server.port);
  const batches = what === 'batches';
  const { result } = same
    ? { result: await replay(server.port, recorded, batches ? 100 : 1, { connections, ...timing }) }
    : batches
      ? await measureBatches(server, ingestFormats[0], timing)
      : await measureSingles(server, timing);
  const ours = result.rate.median;
  const [unit, points] = batches ? ['points/s', pointsPerBatch] : ['requests/s', 1];
  const how = same
    ? 'the same requests of MLflow’s client sent to both'
    : 'MLflow’s recorded requests against MLflow; the like points as JSON rows of the native API against Assay';
  return ({ replayed, client }) => ({
    name: `${batches ? 'batches of 1,000' : 'single points'}: Assay / MLflow`,
    value: ours / replayed,
    unit: '×',
    spread: `${short(ours * points)} / ${short(replayed * points)} ${unit}; its Python client ${short(client * points)} (${short(ours / client)} ×); ${how}`,
    aim: { value: 100, better: 'more' },
  });
}
