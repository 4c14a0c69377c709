import { encodeRequest, HttpConnection } from './http-connection.ts';
import { expectStatus } from './load.ts';

/** Makes an experiment through the API and answers its id. */
export async function createExperiment(port: number, name: string): Promise<string> {
  using connection = await HttpConnection.open(port);
  const answer = await connection.send(encodeRequest('POST', '/api/v1/experiments', port, { name }));
  const { id } = JSON.parse(expectStatus(answer, 201).body.toString()) as { id: string };
  return id;
}
