import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { runProcess } from '../../../tools/process/run-process.ts';
import { quiet } from './python-environment.ts';
import type { MlflowEnvironment } from './python-environment.ts';

const script = fileURLToPath(new URL('client.py', import.meta.url));

/** Runs MLflow's real Python client; the answer is the last line that it prints. */
export async function runMlflowClient(
  { python }: MlflowEnvironment,
  args: readonly (string | number)[],
): Promise<Record<string, number>> {
  const { code, output } = await runProcess(python, [script, ...args.map(String)], { env: quiet, timeoutMs: 300_000 });
  const lines = output.trim().split('\n');
  const answer = lines.findLast((line) => line.startsWith('{'));
  if (code !== 0 || answer === undefined) throw new Error(`MLflow's client failed:\n${output.slice(-2000)}`);
  return JSON.parse(answer) as Record<string, number>;
}

/** A request as MLflow's client sent it. */
export interface RecordedRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export const recordedRunId = 'f'.repeat(32);

/** The bytes of a `log-batch` of 1,000 points and of a `log-metric`, caught on their way from the real client. */
export async function recordMlflowRequests(
  environment: MlflowEnvironment,
): Promise<{ logBatch: RecordedRequest; logMetric: RecordedRequest }> {
  const recorded: RecordedRequest[] = [];
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      const headers = Object.entries(request.headers).filter(([name]) => !connectionHeaders.has(name));
      recorded.push({
        path: request.url ?? '',
        headers: Object.fromEntries(headers.map(([k, v]) => [k, String(v)])),
        body,
      });
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = server.address() as AddressInfo;
    await runMlflowClient(environment, ['record', `http://127.0.0.1:${port}`, recordedRunId]);
  } finally {
    server.closeAllConnections();
    server.close();
  }
  const find = (operation: string): RecordedRequest => {
    const found = recorded.find(({ path }) => path.endsWith(`/runs/${operation}`));
    if (found === undefined) throw new Error(`MLflow's client sent no ${operation}`);
    return found;
  };
  return { logBatch: find('log-batch'), logMetric: find('log-metric') };
}

/** These belong to the connection that was recorded. */
const connectionHeaders = new Set(['host', 'connection', 'content-length']);

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
