import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** Passes everything on to a port of loopback and back, each piece later by `delayMs`. */
export class SlowProxy implements AsyncDisposable {
  readonly port: number;
  readonly #sockets: ReadonlySet<Socket>;
  readonly #close: () => Promise<void>;

  private constructor(port: number, sockets: ReadonlySet<Socket>, close: () => Promise<void>) {
    this.port = port;
    this.#sockets = sockets;
    this.#close = close;
  }

  static async open(target: number, delayMs: number): Promise<SlowProxy> {
    const sockets = new Set<Socket>();
    const pass = (from: Socket, to: Socket): void => {
      sockets.add(from);
      from.on('data', (piece) => void setTimeout(() => to.writable && to.write(piece), delayMs));
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        setTimeout(() => to.destroy(), delayMs);
      });
    };
    const server = createServer((client) => {
      const upstream = connect(target, '127.0.0.1');
      pass(client, upstream);
      pass(upstream, client);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const close = (): Promise<void> => new Promise((resolve) => server.close(() => resolve()));
    return new SlowProxy((server.address() as AddressInfo).port, sockets, close);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await this.#close();
  }
}
