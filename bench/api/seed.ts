import { expectStatus, sendAll } from '../support/load.ts';
import { encodeRequest } from '../support/http-connection.ts';
import { seededRun } from './seeded-runs.ts';

/** Makes an experiment of this name through the API and answers its id. */
export async function createExperiment(port: number, name: string): Promise<string> {
  let id = '';
  await sendAll(port, 1, [name], async (connection) => {
    const answer = await connection.send(encodeRequest('POST', '/api/v1/experiments', port, { name }));
    ({ id } = JSON.parse(expectStatus(answer, 201).body.toString()) as { id: string });
  });
  return id;
}

/**
 * Makes the seeded runs [from, to) through the API as clients do, 32 at a time: one request for the run with its parameters, one
 * for its metrics.
 */
export async function seedRuns(port: number, experimentId: string, from: number, to: number): Promise<void> {
  await sendAll(port, 32, numbers(from, to), async (connection, number) => {
    const { name, parameters, metrics } = seededRun(number);
    const run = { name, experimentId, source: 'bench', parameters };
    const created = expectStatus(await connection.send(encodeRequest('POST', '/api/v1/runs', port, run)), 201);
    const { id } = JSON.parse(created.body.toString()) as { id: string };
    const points = encodeRequest('POST', `/api/v1/runs/${id}/metrics`, port, { points: metrics });
    expectStatus(await connection.send(points), 200);
  });
}

function* numbers(from: number, to: number): Generator<number> {
  for (let number = from; number < to; number++) yield number;
}
