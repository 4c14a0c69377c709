import { runMlflowClient } from '../support/mlflow/mlflow-client.ts';
import { MlflowServer } from '../support/mlflow/mlflow-server.ts';
import type { MlflowEnvironment } from '../support/mlflow/python-environment.ts';
import { short } from '../support/report.ts';
import type { Figure } from '../support/report.ts';

/** The same call of MLflow's client in Python, waiting for the server and not, against its own server. */
export async function measureMlflowCalls(
  environment: MlflowEnvironment,
  folder: string,
  seconds: number,
): Promise<Figure[]> {
  await using server = await MlflowServer.start(environment, folder);
  const figures: Figure[] = [];
  for (const [how, name] of [
    ['sync', 'mlflow.log_metrics'],
    ['async', 'mlflow.log_metrics(synchronous=False)'],
  ] as const) {
    // What is logged without waiting takes far longer to be sent than to be logged.
    const asked = how === 'sync' ? seconds : Math.min(seconds, 1);
    const answer = await runMlflowClient(environment, ['calls', server.url, asked, how]);
    const { p50Ns = 0, p99Ns = 0, maxNs = 0, perSecond = 0, calls = 0, untilSentS = 0 } = answer;
    figures.push({
      name: `${name}: a call, p50`,
      value: p50Ns / 1000,
      unit: 'µs',
      spread: `p99 ${short(p99Ns / 1000)} max ${short(maxNs / 1000)} µs; ${short(perSecond)} calls/s; ${calls} calls were with the server after ${short(untilSentS)} s; MLflow ${environment.version}`,
    });
  }
  return figures;
}
