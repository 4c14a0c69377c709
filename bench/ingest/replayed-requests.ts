import { encodeHead } from '../support/http-connection.ts';
import type { HttpRequest } from '../support/http-connection.ts';
import { createMlflowRuns } from '../support/mlflow/mlflow-server.ts';
import { recordedRunId } from '../support/mlflow/mlflow-client.ts';
import type { RecordedRequest } from '../support/mlflow/mlflow-client.ts';
import { runLoad } from '../support/load.ts';
import type { Load, LoadResult } from '../support/load.ts';
import { movingJson } from './moving-body.ts';

/**
 * A request of MLflow's client, sent again and again to whoever serves MLflow's REST API: each connection to a run of its own, at
 * steps that move on by `steps`. Nothing else of it is changed.
 */
export async function replay(
  port: number,
  recorded: RecordedRequest,
  steps: number,
  load: Pick<Load, 'connections' | 'warmUpMs' | 'slices' | 'sliceMs' | 'refusals'>,
): Promise<LoadResult> {
  const experiment = `bench ${recorded.path} ${load.connections} ${performance.now()}`;
  const runIds = await createMlflowRuns(port, experiment, load.connections);
  const lines = runIds.map((runId) => {
    const text = recorded.body.replaceAll(recordedRunId, runId);
    const body = movingJson(text, { steps, ms: steps * 1000 });
    const head = encodeHead('POST', recorded.path, port, body.length, recorded.headers);
    return { head, body, scratch: Buffer.alloc(body.length) };
  });
  const request = (connection: number, turn: number): HttpRequest => {
    const line = lines[connection];
    if (line === undefined) throw new Error(`No line for connection ${connection}`);
    return [line.head, line.body.write(line.scratch, turn)];
  };
  return runLoad({ port, ...load, request, expectedStatus: 200 });
}
