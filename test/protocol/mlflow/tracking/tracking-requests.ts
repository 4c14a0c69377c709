import { startServer } from '../../../support/server.ts';
import type { TestServer, TestServerOptions } from '../../../support/server.ts';

export type Fields = Readonly<Record<string, unknown>>;

export interface Answer {
  readonly status: number;
  readonly json: Record<string, unknown>;
}

interface Pair {
  readonly key: string;
  readonly value: string;
}

/** A run as MLflow's clients get it. */
export interface Run {
  readonly info: Record<string, unknown> & { readonly run_id: string; readonly run_name: string };
  readonly data: {
    readonly metrics: readonly { key: string; value: number | string; step: number; timestamp: number }[];
    readonly params: readonly Pair[];
    readonly tags: readonly Pair[];
  };
}

/** Requests of MLflow's tracking to a server of their own. */
export class TrackingRequests implements AsyncDisposable {
  readonly server: TestServer;

  private constructor(server: TestServer) {
    this.server = server;
  }

  static async start(options: TestServerOptions = {}): Promise<TrackingRequests> {
    return new TrackingRequests(await startServer({ args: ['--log-level', 'error'], ...options }));
  }

  async send(path: string, init: RequestInit): Promise<Answer> {
    const answer = await fetch(`${this.server.url}${path}`, init);
    const text = await answer.text();
    return { status: answer.status, json: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
  }

  post(path: string, fields: Fields | string): Promise<Answer> {
    return this.send(`/api/2.0/mlflow/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: typeof fields === 'string' ? fields : JSON.stringify(fields),
    });
  }

  get(path: string, query: Readonly<Record<string, string>>): Promise<Answer> {
    return this.send(`/api/2.0/mlflow/${path}?${new URLSearchParams(query)}`, {});
  }

  /** Throws where the answer is an error. */
  async succeed(path: string, fields: Fields): Promise<Record<string, unknown>> {
    const { status, json } = await this.post(path, fields);
    if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(json)}`);
    return json;
  }

  /** The native API. */
  async native(method: string, path: string, body?: Fields): Promise<Record<string, unknown>> {
    const { status, json } = await this.send(`/api/v1${path}`, {
      method,
      ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(json)}`);
    return json;
  }

  async makeExperiment(name: string, fields: Fields = {}): Promise<string> {
    return String((await this.succeed('experiments/create', { name, ...fields }))['experiment_id']);
  }

  async makeRun(fields: Fields = {}): Promise<string> {
    return ((await this.succeed('runs/create', fields))['run'] as Run).info.run_id;
  }

  async run(id: string): Promise<Run> {
    const { status, json } = await this.get('runs/get', { run_id: id });
    if (status !== 200) throw new Error(`runs/get: ${status} ${JSON.stringify(json)}`);
    return json['run'] as Run;
  }

  async experiment(id: string): Promise<Record<string, unknown>> {
    const { json } = await this.get('experiments/get', { experiment_id: id });
    return json['experiment'] as Record<string, unknown>;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.server[Symbol.asyncDispose]();
  }
}

/** Key and value pairs as a record. */
export const recordOf = (pairs: readonly Pair[]): Record<string, string> =>
  Object.fromEntries(pairs.map(({ key, value }) => [key, value]));

export const refusal = (code: string, message: RegExp): unknown => ({
  status: expectedStatus[code],
  json: { error_code: code, message: matching(message) },
});

const expectedStatus: Readonly<Record<string, number>> = {
  INVALID_PARAMETER_VALUE: 400,
  RESOURCE_ALREADY_EXISTS: 400,
  BAD_REQUEST: 400,
  RESOURCE_DOES_NOT_EXIST: 404,
};

/** For `toEqual`. */
const matching = (pattern: RegExp): unknown => ({
  asymmetricMatch: (text: unknown) => typeof text === 'string' && pattern.test(text),
  toString: () => String(pattern),
});
