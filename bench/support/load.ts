import { setTimeout as delay } from 'node:timers/promises';
import { HttpConnection } from './http-connection.ts';
import type { HttpAnswer, HttpRequest } from './http-connection.ts';
import { latencyOf, spreadOf } from './spread.ts';
import type { Latency, Spread } from './spread.ts';

export interface Load {
  readonly port: number;
  readonly connections: number;
  readonly warmUpMs: number;
  readonly slices: number;
  readonly sliceMs: number;
  /** The next request of a connection. */
  readonly request: (connection: number, turn: number) => HttpRequest;
  readonly expectedStatus: number;
  /** Other statuses that do not end the load: they are counted, and the connection goes on after a short pause. */
  readonly refusals?: readonly number[];
}

export interface LoadResult {
  /** Answers per second, one figure per slice. */
  readonly rate: Spread;
  /** Of all requests answered within the slices. */
  readonly latencyMs: Latency;
  /** Answers of the statuses that the load puts up with. */
  readonly refused: number;
}

const pauseMs = 50;

/**
 * A closed loop: every connection sends its next request when its last was answered. Answers within the warm-up are not
 * counted. Throws at the first answer of another status: a rate of refusals measures nothing.
 */
export async function runLoad(load: Load): Promise<LoadResult> {
  const { slices, sliceMs } = load;
  const connections = await Promise.all(Array.from({ length: load.connections }, () => HttpConnection.open(load.port)));
  const counts = Array.from({ length: slices }, () => 0);
  const latenciesMs: number[] = [];
  let refused = 0;
  const send = async (index: number, request: HttpRequest): Promise<HttpAnswer> => {
    const connection = connections[index];
    if (connection === undefined) throw new Error(`No connection ${index}`);
    try {
      return await connection.send(request);
    } catch (error) {
      // A server that closes connections under load is a result, where refusals are.
      if (load.refusals === undefined) throw error;
      connections[index] = await HttpConnection.open(load.port);
      return { status: load.refusals[0] ?? 0, body: Buffer.alloc(0) };
    }
  };
  const from = performance.now() + load.warmUpMs;
  const to = from + slices * sliceMs;
  try {
    await Promise.all(
      connections.map(async (_, index) => {
        for (let turn = 0; ; turn++) {
          const sentAt = performance.now();
          if (sentAt >= to) return;
          const answer = await send(index, load.request(index, turn));
          const answeredAt = performance.now();
          if (load.refusals?.includes(answer.status)) {
            refused += 1;
            await delay(pauseMs);
            continue;
          }
          expectStatus(answer, load.expectedStatus);
          const slice = Math.floor((answeredAt - from) / sliceMs);
          if (slice < 0 || slice >= slices) continue;
          counts[slice] = (counts[slice] ?? 0) + 1;
          latenciesMs.push(answeredAt - sentAt);
        }
      }),
    );
  } finally {
    for (const connection of connections) connection[Symbol.dispose]();
  }
  return {
    rate: spreadOf(counts.map((count) => (count / sliceMs) * 1000)),
    latencyMs: latencyOf(latenciesMs),
    refused,
  };
}

export function expectStatus(answer: HttpAnswer, status: number): HttpAnswer {
  if (answer.status === status) return answer;
  throw new Error(`Expected status ${status}, got ${answer.status}: ${answer.body.toString().slice(0, 500)}`);
}

/** Sends again while the server says that it has too much to do; throws at any other status than 200. */
export async function sendUntilTaken(connection: HttpConnection, request: HttpRequest): Promise<HttpAnswer> {
  for (;;) {
    const answer = await connection.send(request);
    if (answer.status !== 429) return expectStatus(answer, 200);
    await delay(pauseMs);
  }
}

/** `send` for every item, `width` connections at once, in no order. */
export async function sendAll<T>(
  port: number,
  width: number,
  items: Iterable<T>,
  send: (connection: HttpConnection, item: T) => Promise<void>,
): Promise<void> {
  const iterator = items[Symbol.iterator]();
  await Promise.all(
    Array.from({ length: width }, async () => {
      using connection = await HttpConnection.open(port);
      for (let next = iterator.next(); next.done !== true; next = iterator.next()) await send(connection, next.value);
    }),
  );
}
