import { createServer, connect } from 'node:net';
import type { Server, Socket } from 'node:net';

/** What a proxy does to one connection. */
export type Mischief =
  | { readonly kind: 'none' }
  /** Hands on nothing of the answer, and hangs up once there is one: the server has acted, the client cannot know. */
  | { readonly kind: 'lose the answer' }
  /** Hangs up both sides after so many bytes of the request. */
  | { readonly kind: 'cut'; readonly afterBytes: number }
  /** Holds every piece in both directions. */
  | { readonly kind: 'slow'; readonly delayMs: number };

export interface ChaosProxy extends AsyncDisposable {
  readonly url: string;
  /** How many connections met with each kind. */
  readonly counts: Readonly<Record<string, number>>;
}

/** A TCP proxy in front of a server; `mischief` is asked about every new connection, by its number from 1. */
export async function startChaosProxy(port: number, mischief: (connection: number) => Mischief): Promise<ChaosProxy> {
  const sockets = new Set<Socket>();
  const counts: Record<string, number> = {};
  let connections = 0;
  const server: Server = createServer((client) => {
    const what = mischief(++connections);
    counts[what.kind] = (counts[what.kind] ?? 0) + 1;
    const upstream = connect(port, '127.0.0.1');
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket
        .on('error', () => undefined)
        .on('close', () => {
          sockets.delete(socket);
          client.destroy();
          upstream.destroy();
        });
    }
    join(client, upstream, what);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    counts,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function join(client: Socket, upstream: Socket, what: Mischief): void {
  switch (what.kind) {
    case 'none':
      client.pipe(upstream).pipe(client);
      return;
    case 'lose the answer':
      client.pipe(upstream);
      upstream.once('data', () => client.destroy());
      return;
    case 'cut': {
      let left = what.afterBytes;
      client.on('data', (bytes: Buffer) => {
        upstream.write(bytes.subarray(0, left));
        left -= bytes.length;
        if (left <= 0) client.destroy();
      });
      upstream.pipe(client);
      return;
    }
    case 'slow': {
      const hold = (to: Socket) => (bytes: Buffer) =>
        void setTimeout(() => to.writable && to.write(bytes), what.delayMs);
      client.on('data', hold(upstream));
      upstream.on('data', hold(client));
    }
  }
}
