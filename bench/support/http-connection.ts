import { connect } from 'node:net';
import type { Socket } from 'node:net';

export interface HttpAnswer {
  readonly status: number;
  readonly body: Buffer;
}

/** The bytes of one HTTP/1.1 request with a JSON body; made ahead where the load must cost little. */
export function encodeRequest(method: string, path: string, port: number, body?: unknown): Buffer {
  if (body === undefined) return encodeHead(method, path, port, 0);
  const bytes = Buffer.from(JSON.stringify(body));
  return Buffer.concat([encodeHead(method, path, port, bytes.length, jsonType), bytes]);
}

export const jsonType = { 'Content-Type': 'application/json' } as const;

/** The head of a request whose body of `bodyBytes` is sent beside it. */
export function encodeHead(
  method: string,
  path: string,
  port: number,
  bodyBytes: number,
  headers: Readonly<Record<string, string>> = {},
): Buffer {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const length = `Content-Length: ${bodyBytes}\r\n\r\n`;
  return Buffer.from(`${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${lines.join('')}${length}`, 'latin1');
}

/** The bytes of a request, as one piece or as head and body; what it holds may change again once the answer is there. */
export type HttpRequest = Buffer | readonly Buffer[];

/**
 * One kept-open socket that carries one request at a time. It does only what a load generator needs: answers with a
 * Content-Length, JSON in chunks, or no body; a connection that breaks rejects.
 */
export class HttpConnection implements Disposable {
  readonly #socket: Socket;
  #received: Buffer[] = [];
  #receivedBytes = 0;
  #headBytes = -1;
  #answerBytes = 0;
  #status = 0;
  #waiting: PromiseWithResolvers<HttpAnswer> | undefined;
  #broken: Error | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.#take(chunk));
    socket.on('error', (error) => this.#fail(error));
    socket.on('close', () => this.#fail(new Error('The server closed the connection')));
  }

  static open(port: number): Promise<HttpConnection> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1' }, () => {
        socket.off('error', reject);
        resolve(new HttpConnection(socket));
      });
      socket.once('error', reject);
    });
  }

  send(request: HttpRequest): Promise<HttpAnswer> {
    if (this.#broken !== undefined) return Promise.reject(this.#broken);
    if (this.#waiting !== undefined) return Promise.reject(new Error('A request is under way already'));
    this.#waiting = Promise.withResolvers<HttpAnswer>();
    if (Buffer.isBuffer(request)) this.#socket.write(request);
    else {
      this.#socket.cork();
      for (const piece of request) this.#socket.write(piece);
      this.#socket.uncork();
    }
    return this.#waiting.promise;
  }

  [Symbol.dispose](): void {
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#received.push(chunk);
    this.#receivedBytes += chunk.length;
    if (this.#headBytes === -1 && !this.#readHead()) return;
    if (this.#answerBytes === inChunks ? !this.#endsHere(chunk) : this.#receivedBytes < this.#answerBytes) return;
    const all = this.#received.length === 1 ? chunk : Buffer.concat(this.#received);
    const waiting = this.#waiting;
    const body =
      this.#answerBytes === inChunks
        ? withoutChunks(all.subarray(this.#headBytes))
        : all.subarray(this.#headBytes, this.#answerBytes);
    const answer = { status: this.#status, body };
    this.#received = [];
    this.#receivedBytes = 0;
    this.#headBytes = -1;
    this.#waiting = undefined;
    waiting?.resolve(answer);
  }

  /** Whether the last chunk is there: JSON has no such line ends within. */
  #endsHere(chunk: Buffer): boolean {
    const end = chunk.length >= lastChunk.length ? chunk : Buffer.concat(this.#received.slice(-lastChunk.length));
    return end.subarray(-lastChunk.length).equals(lastChunk);
  }

  #readHead(): boolean {
    const bytes = this.#received.length === 1 ? this.#received[0] : Buffer.concat(this.#received);
    const end = bytes?.indexOf('\r\n\r\n') ?? -1;
    if (bytes === undefined || end === -1) return false;
    const head = bytes.toString('latin1', 0, end);
    this.#status = Number(head.slice(9, 12));
    this.#headBytes = end + 4;
    this.#answerBytes = /^transfer-encoding: *chunked/im.test(head)
      ? inChunks
      : this.#headBytes + Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
    return true;
  }

  #fail(error: Error): void {
    this.#broken ??= error;
    this.#waiting?.reject(error);
    this.#waiting = undefined;
  }
}

const inChunks = -1;
const lastChunk = Buffer.from('0\r\n\r\n');

function withoutChunks(bytes: Buffer): Buffer {
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const lineEnd = bytes.indexOf('\r\n', at);
    const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16);
    if (!(size > 0)) break;
    pieces.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
  }
  return Buffer.concat(pieces);
}
