import http from 'node:http';
import { S3Client } from '@aws-sdk/client-s3';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';

/** A request as a real client signed it, before it is sent. */
export interface SignedRequest {
  readonly method: string;
  /** Path and query as they go over the wire. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface Key {
  readonly id: string;
  readonly secret: string;
}

interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Record<string, string>;
  readonly body?: unknown;
}

/** Takes what the client would send, and sends nothing. */
class Capture extends Error {
  readonly request: HttpRequest;

  constructor(request: HttpRequest) {
    super('captured');
    this.request = request;
  }
}
const requestHandler = {
  handle: async (request: HttpRequest): Promise<never> => {
    throw new Capture(request);
  },
};

const settings = (url: string, { id, secret }: Key, skewMs: number) => ({
  endpoint: url,
  region: 'eu-north-1',
  credentials: { accessKeyId: id, secretAccessKey: secret },
  maxAttempts: 1,
  systemClockOffset: skewMs,
  requestHandler: requestHandler as never,
});

type S3Command = Parameters<S3Client['send']>[0];
type SageMakerCommand = Parameters<SageMakerClient['send']>[0];

/** What a client of AWS's own SDK sends for a command. `skewMs`: by how much its clock is wrong. */
export async function signed(
  service: 'sagemaker' | 's3',
  url: string,
  key: Key,
  command: unknown,
  { skewMs = 0 } = {},
): Promise<SignedRequest> {
  try {
    if (service === 's3')
      await new S3Client({ ...settings(url, key, skewMs), forcePathStyle: true }).send(command as S3Command);
    else await new SageMakerClient(settings(url, key, skewMs)).send(command as SageMakerCommand);
  } catch (thrown) {
    if (thrown instanceof Capture) return printed(thrown.request);
    throw thrown;
  }
  throw new Error('the client did not send anything');
}

async function printed({ method, path, query = {}, headers, body }: HttpRequest): Promise<SignedRequest> {
  const pairs = Object.entries(query).map(([name, value]) => `${encode(name)}=${encode(String(value ?? ''))}`);
  return {
    method,
    target: pairs.length === 0 ? path : `${path}?${pairs.join('&')}`,
    headers,
    body: await bytesOf(body),
  };
}

const encode = (text: string): string =>
  encodeURIComponent(text).replaceAll(/[!'()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`);

async function bytesOf(body: unknown): Promise<Buffer> {
  if (body === undefined || body === null) return Buffer.alloc(0);
  if (typeof body === 'string' || body instanceof Uint8Array) return Buffer.from(body as string);
  const chunks: Uint8Array[] = [];
  for await (const chunk of body as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
}

/** Sends a request as it stands. */
export async function send(port: number, { method, target, headers, body }: SignedRequest): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      {
        host: '127.0.0.1',
        port,
        method,
        path: target,
        headers: { ...headers, connection: 'keep-alive', 'content-length': body.length },
        agent: false,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          request.destroy();
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString('utf8'),
          });
        });
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

/** The error code in an answer, of JSON or XML. */
export const codeOf = ({ text }: Answer): string | undefined => /(?:"__type":"|<Code>)(\w+)/.exec(text)?.[1];
