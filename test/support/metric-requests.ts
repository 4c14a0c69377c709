import { gzipSync, zstdCompressSync } from 'node:zlib';
import type { Problem } from '@assay/wire';
import type { TestServer } from './server.ts';

const json = { 'content-type': 'application/json' };
const frame = { 'content-type': 'application/vnd.assay.points' };
const encoders = { gzip: gzipSync, zstd: zstdCompressSync } as const;

export interface Answer {
  readonly status: number;
  readonly body: Problem & { accepted: number; replayed: boolean };
  readonly retryAfter: string | null;
}

/** Requests about the metrics of one run of a test's server. */
export class MetricRequests {
  readonly api: string;
  readonly runId: string;

  constructor(api: string, runId: string) {
    this.api = api;
    this.runId = runId;
  }

  static async start(server: TestServer, experimentName = 'metrics'): Promise<MetricRequests> {
    const api = `${server.url}/api/v1`;
    const answer = await fetch(`${api}/runs`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ experimentName }),
    });
    const { id } = (await answer.json()) as { id: string };
    return new MetricRequests(api, id);
  }

  /** An object is sent as JSON, bytes as a frame. */
  async log(
    body: object | Uint8Array<ArrayBuffer>,
    {
      query = '',
      encoding,
      headers = {},
    }: { query?: string; encoding?: keyof typeof encoders; headers?: Record<string, string> } = {},
  ): Promise<Answer> {
    const isFrame = body instanceof Uint8Array;
    const plain = isFrame ? body : new TextEncoder().encode(JSON.stringify(body));
    const answer = await fetch(`${this.api}/runs/${this.runId}/metrics${query}`, {
      method: 'POST',
      headers: { ...(isFrame ? frame : json), ...(encoding && { 'content-encoding': encoding }), ...headers },
      body: encoding === undefined ? plain : new Uint8Array(encoders[encoding](plain)),
    });
    return {
      status: answer.status,
      body: (await answer.json()) as Answer['body'],
      retryAfter: answer.headers.get('retry-after'),
    };
  }

  /** A JSON page of points of one metric. */
  async points(
    name: string,
    query = '',
  ): Promise<{ steps: (number | null)[]; timesMs: number[]; values: (number | string)[]; nextCursor: string | null }> {
    const answer = await fetch(`${this.api}/runs/${this.runId}/points?name=${encodeURIComponent(name)}${query}`);
    if (!answer.ok) throw new Error(await answer.text());
    return (await answer.json()) as {
      steps: (number | null)[];
      timesMs: number[];
      values: (number | string)[];
      nextCursor: string | null;
    };
  }

  async stream(name: string, accept: string, query = '', signal?: AbortSignal): Promise<Response> {
    const url = `${this.api}/runs/${this.runId}/points?name=${encodeURIComponent(name)}${query}`;
    return fetch(url, { headers: { accept }, ...(signal && { signal }) });
  }

  async curves(question: object, accept?: string): Promise<Response> {
    return fetch(`${this.api}/metrics/query`, {
      method: 'POST',
      headers: { ...json, ...(accept && { accept }) },
      body: JSON.stringify({ runIds: [this.runId], ...question }),
    });
  }
}
