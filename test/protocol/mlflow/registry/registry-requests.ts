import { startServer } from '../../../support/server.ts';
import type { TestServer } from '../../../support/server.ts';

export interface Version {
  readonly name: string;
  readonly version: string;
  readonly current_stage: string;
}

export interface Answer {
  readonly status: number;
  readonly json: Record<string, unknown>;
}

export type Fields = Readonly<Record<string, unknown>>;

/** Requests of MLflow's registry to a server of their own. */
export class RegistryRequests implements AsyncDisposable {
  readonly #server: TestServer;
  #count = 0;

  private constructor(server: TestServer) {
    this.#server = server;
  }

  static async start(): Promise<RegistryRequests> {
    return new RegistryRequests(await startServer({ args: ['--log-level', 'error'] }));
  }

  /** GET puts the fields in the query, any other method, DELETE included, in the body. */
  async ask(method: string, path: string, fields: Fields = {}, base = 'api'): Promise<Answer> {
    const query = new URLSearchParams(
      Object.entries(fields).flatMap(([key, value]) => [value].flat().map((each) => [key, String(each)])),
    );
    const url = `${this.#server.url}/${base}/2.0/mlflow/${path}`;
    const headers = { 'content-type': 'application/json' };
    const answer =
      method === 'GET'
        ? await fetch(`${url}?${query}`)
        : await fetch(url, { method, body: JSON.stringify(fields), headers });
    return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
  }

  async succeed(method: string, path: string, fields: Fields = {}): Promise<Record<string, unknown>> {
    const { status, json } = await this.ask(method, path, fields);
    if (status !== 200) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(json)}`);
    return json;
  }

  unique(what: string): string {
    return `${what} ${++this.#count}`;
  }

  /** The name of a new model with so many versions, from `s3://<name>/<number>`. */
  async modelWith(versions: number): Promise<string> {
    const name = this.unique('model');
    await this.succeed('POST', 'registered-models/create', { name });
    for (let n = 1; n <= versions; n++)
      await this.succeed('POST', 'model-versions/create', { name, source: `s3://${name}/${n}` });
    return name;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server[Symbol.asyncDispose]();
  }
}
