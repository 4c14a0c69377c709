import http from 'node:http';

export interface S3Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
  readonly text: string;
}

export interface S3Request {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** Sends a request to S3 as it stands, path and all; what makes it one for S3 is the scope, its signature is none. */
export type CallS3 = (method: string, target: string, request?: S3Request) => Promise<S3Answer>;

export const scope = (region = 'us-east-1'): string =>
  `AWS4-HMAC-SHA256 Credential=AKNOBODY/20261121/${region}/s3/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`;

export const s3Caller =
  (port: number): CallS3 =>
  (method, path, { headers = {}, body } = {}) =>
    new Promise((resolve, reject) => {
      const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
      const request = http.request(
        {
          host: '127.0.0.1',
          port,
          method,
          path,
          headers: { authorization: scope(), ...length, ...headers },
          agent: false,
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject);
          response.on('end', () => {
            const bytes = Buffer.concat(chunks);
            const flat = Object.entries(response.headers).map(([name, value]) => [name, String(value)] as const);
            const { statusCode: status = 0 } = response;
            resolve({ status, headers: Object.fromEntries(flat), bytes, text: bytes.toString() });
          });
        },
      );
      request.on('error', reject);
      // Not as a text: Node would write the headers in the body's encoding.
      request.end(body === undefined ? undefined : Buffer.from(body));
    });

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
};

/** The text of every element of that name, in order. */
export const texts = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, text = '']) =>
    text.replaceAll(/&(?:amp|lt|gt|quot|apos);/g, (entity) => entities[entity] ?? ''),
  );

export const textOf = (xml: string, name: string): string | undefined => texts(xml, name)[0];

/** The code of an error document, which must be one: with what it is about, and under which id the log has it. */
export function errorCode({ text, headers }: S3Answer): string {
  if (headers['content-type'] !== 'application/xml') throw new Error(`no document: ${text}`);
  for (const name of ['Message', 'Resource', 'RequestId'])
    if (textOf(text, name) === undefined) throw new Error(`an error without ${name}: ${text}`);
  if (textOf(text, 'RequestId') !== headers['x-amz-request-id']) throw new Error('two ids of one request');
  return textOf(text, 'Code') ?? '';
}
