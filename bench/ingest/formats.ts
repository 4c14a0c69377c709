import { encodeRequest, HttpConnection, jsonType, encodeHead } from '../support/http-connection.ts';
import type { HttpRequest } from '../support/http-connection.ts';
import { batchPoints } from './batch-points.ts';
import type { BenchPoint, Stride } from './batch-points.ts';
import { movingFrame, movingJson } from './moving-body.ts';
import type { MovingBody } from './moving-body.ts';

/** A way in which points are sent to `POST /api/v1/runs/:runId/metrics`. */
export interface IngestFormat {
  readonly name: 'JSON rows' | 'JSON columns' | 'binary frames';
  readonly headers: Readonly<Record<string, string>>;
  body(points: readonly BenchPoint[], stride: Stride): MovingBody;
}

const jsonRows: IngestFormat = {
  name: 'JSON rows',
  headers: jsonType,
  body: (points, stride) => movingJson(JSON.stringify({ points }), stride),
};

const jsonColumns: IngestFormat = {
  name: 'JSON columns',
  headers: jsonType,
  body: (points, stride) => movingJson(JSON.stringify(columnsOf(points)), stride),
};

const binaryFrames: IngestFormat = {
  name: 'binary frames',
  headers: { 'Content-Type': 'application/vnd.assay.points' },
  body: (points, stride) => movingFrame(points, stride),
};

export const ingestFormats = [jsonRows, jsonColumns, binaryFrames] as const;

/** All names at all steps, so that steps and times are said once. */
function columnsOf(points: readonly BenchPoint[]): unknown {
  const values: Record<string, number[]> = {};
  for (const { name, value } of points) (values[name] ??= []).push(value);
  const rows = points.filter(({ name }) => name === points[0]?.name);
  return { columns: [{ steps: rows.map(({ step }) => step), timesMs: rows.map(({ timeMs }) => timeMs), values }] };
}

export const metricsPath = (runId: string): string => `/api/v1/runs/${runId}/metrics`;

/** Which formats this server takes: a format that it does not know yet is answered with a 4xx status. */
export async function formatsOf(port: number, runId: string): Promise<IngestFormat[]> {
  const taken: IngestFormat[] = [];
  using connection = await HttpConnection.open(port);
  for (const format of ingestFormats) {
    const request = batchRequest(port, runId, format, batchPoints(1, ['probe'], 2));
    const { status, body: answer } = await connection.send(request);
    if (status === 200) taken.push(format);
    else if (status >= 500) throw new Error(`${format.name} answered ${status}: ${answer.toString()}`);
  }
  return taken;
}

/** One batch as it is. */
export function batchRequest(
  port: number,
  runId: string,
  format: IngestFormat,
  points: readonly BenchPoint[],
): HttpRequest {
  const body = format.body(points, { steps: 1, ms: 1 });
  const head = encodeHead('POST', metricsPath(runId), port, body.length, format.headers);
  return [head, body.write(Buffer.alloc(body.length), 0)];
}

/** The points that a run has by its own record. */
export async function pointCountOf(port: number, runId: string): Promise<number> {
  using connection = await HttpConnection.open(port);
  const { body } = await connection.send(encodeRequest('GET', `/api/v1/runs/${runId}`, port));
  return (JSON.parse(body.toString()) as { pointCount: number }).pointCount;
}
