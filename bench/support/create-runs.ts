import { createExperiment } from './create-experiment.ts';
import { encodeRequest } from './http-connection.ts';
import { expectStatus, sendAll } from './load.ts';

/** Makes an experiment with `count` runs through the API and answers the ids of the runs. */
export async function createRuns(port: number, experiment: string, count: number): Promise<string[]> {
  const experimentId = await createExperiment(port, experiment);
  const ids: string[] = [];
  await sendAll(port, Math.min(count, 8), Array.from({ length: count }).keys(), async (connection, index) => {
    const request = encodeRequest('POST', '/api/v1/runs', port, { name: `run-${index}`, experimentId });
    const answer = expectStatus(await connection.send(request), 201);
    ids[index] = (JSON.parse(answer.body.toString()) as { id: string }).id;
  });
  return ids;
}
