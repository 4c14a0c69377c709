import { parentPort } from 'node:worker_threads';
import { createClient } from '../../core/client.ts';
import { beat } from './beat.ts';
import type { HeartbeatRequest } from './heartbeat-messages.ts';

/** Heartbeats of all trials of this process, in a thread of their own: a training that holds the event loop up is alive nevertheless. */
const beats = new Map<number, () => void>();

parentPort?.on('message', (request: HeartbeatRequest) => {
  if (request.kind === 'end') {
    beats.get(request.beat)?.();
    beats.delete(request.beat);
    return;
  }
  const client = createClient({ url: request.url, key: request.key });
  beats.set(
    request.beat,
    beat(client, request, () => parentPort?.postMessage({ beat: request.beat })),
  );
});
