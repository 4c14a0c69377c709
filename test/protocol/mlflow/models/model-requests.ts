import type { TrackingRequests, Answer, Fields } from '../tracking/tracking-requests.ts';

export interface LoggedModel {
  readonly info: Record<string, unknown> & {
    readonly model_id: string;
    readonly name: string;
    readonly artifact_uri: string;
    readonly tags: readonly { readonly key: string; readonly value: string }[];
  };
  readonly data: {
    readonly params: readonly { readonly key: string; readonly value: string }[];
    readonly metrics: readonly Readonly<Record<string, unknown>>[];
  };
}

/** Requests about logged models. */
export class ModelRequests {
  readonly mlflow: TrackingRequests;

  constructor(mlflow: TrackingRequests) {
    this.mlflow = mlflow;
  }

  ask(method: string, path: string, fields?: Fields): Promise<Answer> {
    return this.mlflow.send(`/api/2.0/mlflow/logged-models${path}`, {
      method,
      ...(fields && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(fields) }),
    });
  }

  async model(method: string, path: string, fields?: Fields): Promise<LoggedModel> {
    const { status, json } = await this.ask(method, path, fields);
    if (status !== 200) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(json)}`);
    return json['model'] as LoggedModel;
  }

  make(fields: Fields): Promise<LoggedModel> {
    return this.model('POST', '', fields);
  }

  get(id: string): Promise<LoggedModel> {
    return this.model('GET', `/${id}`);
  }

  /** The names of what is found, and the token of the next page. */
  async search(fields: Fields): Promise<{ readonly names: readonly string[]; readonly token: unknown }> {
    const { status, json } = await this.ask('POST', '/search', fields);
    if (status !== 200) throw new Error(`search: ${status} ${JSON.stringify(json)}`);
    const models = (json['models'] ?? []) as readonly LoggedModel[];
    return { names: models.map(({ info }) => info.name), token: json['next_page_token'] };
  }
}

export const pairs = (of: Readonly<Record<string, string>>): readonly { key: string; value: string }[] =>
  Object.entries(of).map(([key, value]) => ({ key, value }));
