import { setTimeout as delay } from 'node:timers/promises';
import { HttpConnection } from './http-connection.ts';
import type { HttpRequest } from './http-connection.ts';
import { expectStatus } from './load.ts';
import { latencyOf } from './spread.ts';
import type { Latency } from './spread.ts';

export interface OpenLoad {
  readonly port: number;
  readonly connections: number;
  readonly ratePerSecond: number;
  readonly warmUpMs: number;
  readonly durationMs: number;
  readonly request: (connection: number, turn: number) => HttpRequest;
  readonly expectedStatus: number;
}

export interface OpenLoadResult {
  /** From the moment at which a request was due, whether or not a connection was free then, to its answer. */
  readonly latencyMs: Latency;
  readonly answeredPerSecond: number;
  /** Requests that were due and not answered when the time was over. */
  readonly leftBehind: number;
}

/** Requests due together are sent together: the timer that sends them goes off about once in this time. */
const tickMs = 1;

/**
 * An open loop: requests are due at a fixed rate whatever the server does. A server that stops for a while is charged
 * with the wait of all requests that were due meanwhile. The latency holds up to a tick of the timer.
 */
export async function runOpenLoad(load: OpenLoad): Promise<OpenLoadResult> {
  const { port, ratePerSecond, warmUpMs, durationMs } = load;
  const connections = await Promise.all(Array.from({ length: load.connections }, () => HttpConnection.open(port)));
  const idle = connections.map((connection, index) => ({ connection, index, turn: 0 }));
  const due: number[] = [];
  const latenciesMs: number[] = [];
  const from = performance.now() + warmUpMs;
  const to = from + durationMs;
  let broken: Error | undefined;
  let answeredInTime = 0;
  const send = async (line: (typeof idle)[number], firstDueAt: number): Promise<void> => {
    for (let dueAt: number | undefined = firstDueAt; dueAt !== undefined; dueAt = due.shift()) {
      expectStatus(await line.connection.send(load.request(line.index, line.turn++)), load.expectedStatus);
      const answeredAt = performance.now();
      if (dueAt >= from) latenciesMs.push(answeredAt - dueAt);
      if (answeredAt >= from && answeredAt < to) answeredInTime += 1;
    }
    idle.push(line);
  };
  const underWay = new Set<Promise<void>>();
  const start = performance.now();
  try {
    for (let count = 0, over = false; !over && broken === undefined; await delay(tickMs)) {
      const now = performance.now();
      over = now >= to;
      for (;;) {
        const dueAt = start + (count * 1000) / ratePerSecond;
        if (dueAt > now || dueAt >= to) break;
        count += 1;
        const line = idle.pop();
        if (line === undefined) due.push(dueAt);
        else {
          const sent: Promise<void> = send(line, dueAt)
            .catch((error: unknown) => void (broken ??= error instanceof Error ? error : new Error(String(error))))
            .finally(() => underWay.delete(sent));
          underWay.add(sent);
        }
      }
    }
    const leftBehind = due.length;
    due.length = Math.min(due.length, load.connections * 10);
    await Promise.all(underWay);
    if (broken !== undefined) throw broken;
    return { latencyMs: latencyOf(latenciesMs), answeredPerSecond: (answeredInTime / durationMs) * 1000, leftBehind };
  } finally {
    for (const connection of connections) connection[Symbol.dispose]();
  }
}
