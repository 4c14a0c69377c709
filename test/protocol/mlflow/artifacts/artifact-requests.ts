import http from 'node:http';
import type { TrackingRequests } from '../tracking/tracking-requests.ts';

export interface RawAnswer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface FileInfo {
  readonly path: string;
  readonly is_dir: boolean;
  readonly file_size?: number;
}

/** Sends a target as it is written; `fetch` would tidy it first. */
export function sendTarget(
  port: number,
  method: string,
  target: string,
  { body, headers = {} }: { readonly body?: Buffer | string; readonly headers?: http.OutgoingHttpHeaders } = {},
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const request = http.request({ port, method, path: target, headers: { ...length, ...headers } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    request.on('error', reject).end(body);
  });
}

const proxy = '/api/2.0/mlflow-artifacts';

/** The artifact proxy, as clients ask it. */
export class ArtifactRequests {
  readonly mlflow: TrackingRequests;

  constructor(mlflow: TrackingRequests) {
    this.mlflow = mlflow;
  }

  /** `path`: decoded; each part is encoded once, as clients do. */
  target(path: string): string {
    return `${proxy}/artifacts/${path.split('/').map(encodeURIComponent).join('/')}`;
  }

  send(method: string, path: string, init: Parameters<typeof sendTarget>[3] = {}): Promise<RawAnswer> {
    return sendTarget(this.mlflow.server.port, method, this.target(path), init);
  }

  async put(path: string, body: Buffer | string, type = 'text/plain'): Promise<void> {
    const { status, body: text } = await this.send('PUT', path, { body, headers: { 'content-type': type } });
    if (status !== 200 || text.toString() !== '{}') throw new Error(`PUT ${path}: ${status} ${text.toString()}`);
  }

  async text(path: string): Promise<string> {
    const { status, body } = await this.send('GET', path);
    if (status !== 200) throw new Error(`GET ${path}: ${status} ${body.toString()}`);
    return body.toString();
  }

  async list(path: string): Promise<readonly FileInfo[]> {
    const { status, json } = await this.mlflow.send(`${proxy}/artifacts?${new URLSearchParams({ path })}`, {});
    if (status !== 200) throw new Error(`list ${path}: ${status} ${JSON.stringify(json)}`);
    return (json['files'] ?? []) as readonly FileInfo[];
  }

  /** A step of an upload in parts: `create`, `complete` or `abort`; `folder` as in `target`. */
  async multipart(step: string, folder: string, fields: object, headers: Record<string, string> = {}) {
    const path = folder.split('/').map(encodeURIComponent).join('/');
    const answer = await this.mlflow.send(`${proxy}/mpu/${step}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(fields),
    });
    return { ...answer, json: answer.json as unknown as Upload & { error_code?: string; message?: string } };
  }

  /** A new run, and where its artifacts are. */
  async run(fields: Readonly<Record<string, unknown>> = {}): Promise<{ readonly id: string; readonly root: string }> {
    const id = await this.mlflow.makeRun(fields);
    const { artifact_uri } = (await this.mlflow.run(id)).info;
    return { id, root: String(artifact_uri).replace('mlflow-artifacts:/', '') };
  }
}

export interface Upload {
  readonly upload_id: string;
  readonly credentials: readonly {
    readonly url: string;
    readonly part_number: number;
    readonly headers: Readonly<Record<string, string>>;
  }[];
}
