import http from 'node:http';

export interface NativeAnswer {
  readonly status: number;
  readonly body: string;
  readonly bytes: Uint8Array;
}

/** A few connections to one server; a request rejects when the connection breaks before the whole answer is here. */
export class NativeClient implements Disposable {
  readonly #port: number;
  readonly #agent: http.Agent;

  constructor(port: number, connections: number) {
    this.#port = port;
    this.#agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  }

  call(method: string, target: string, body?: unknown, headers: Record<string, string> = {}): Promise<NativeAnswer> {
    const text = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
    return this.send(
      method,
      target,
      text,
      text === undefined ? headers : { 'content-type': 'application/json', ...headers },
    );
  }

  send(
    method: string,
    target: string,
    bytes?: Uint8Array,
    headers: Record<string, string> = {},
  ): Promise<NativeAnswer> {
    const length = bytes === undefined ? {} : { 'content-length': String(bytes.byteLength) };
    return new Promise((resolve, reject) => {
      const request = http.request(
        {
          host: '127.0.0.1',
          port: this.#port,
          agent: this.#agent,
          method,
          path: `/api/v1${target}`,
          headers: { ...headers, ...length },
          timeout: 30_000,
        },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('error', reject);
          answer.on('end', () => {
            const whole = Buffer.concat(chunks);
            if (answer.complete) resolve({ status: answer.statusCode ?? 0, body: whole.toString(), bytes: whole });
            else reject(new Error('the answer was cut short'));
          });
        },
      );
      request.on('error', reject);
      request.on('timeout', () => request.destroy(new Error('no answer within 30 s')));
      request.end(bytes);
    });
  }

  [Symbol.dispose](): void {
    this.#agent.destroy();
  }
}
