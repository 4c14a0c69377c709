import { Worker } from 'node:worker_threads';
import type { Session } from '../session.ts';
import { beat } from './beat.ts';
import type { HeartbeatNews, HeartbeatRequest } from './heartbeat-messages.ts';
import type { StudyFacts } from './study-place.ts';

interface Lease {
  readonly request: HeartbeatRequest;
  readonly onStop: () => void;
}

const leases = new Map<number, Lease>();
const mostStarts = 3;
let worker: Worker | undefined;
let starts = 0;
let beats = 0;

/**
 * Keeps the lease of a trial until the answered function is called; `onStop` when the server says that it should not go on. Three beats a
 * lease. They come from a thread, save where the session has a `fetch` of its own, which a thread cannot have.
 */
export function keepLease(session: Session, study: StudyFacts, number: number, onStop: () => void): () => void {
  const options = { studyId: study.id, number, everyMs: Math.max(200, Math.floor(study.leaseMs / 3)) };
  if (session.hasOwnFetch) return beat(session.client, options, onStop);
  const id = ++beats;
  const request = { kind: 'begin', beat: id, url: session.url, key: session.key, ...options } as const;
  leases.set(id, { request, onStop });
  if (worker === undefined) startThread();
  else worker.postMessage(request);
  return () => {
    leases.delete(id);
    worker?.postMessage({ kind: 'end', beat: id } satisfies HeartbeatRequest);
    if (leases.size === 0) endThread();
  };
}

function startThread(): void {
  const started = new Worker(new URL('./heartbeat-worker.ts', import.meta.url), {
    name: 'assay-heartbeat',
    execArgv: process.execArgv.filter((argument) => /^(--conditions=|-C=|--disable-warning=)/.test(argument)),
  });
  worker = started;
  starts += 1;
  started.on('message', ({ beat: id }: HeartbeatNews) => leases.get(id)?.onStop());
  // Without it leases run out, and the trials are run again: no harm that is worth ending the process for.
  started.on('error', () => {
    if (worker !== started) return;
    worker = undefined;
    if (starts < mostStarts && leases.size > 0) startThread();
  });
  for (const { request } of leases.values()) started.postMessage(request);
  started.unref();
}

/** After a while, as the next trial often begins at once. */
function endThread(): void {
  setTimeout(() => {
    if (leases.size > 0 || worker === undefined) return;
    void worker.terminate();
    worker = undefined;
    starts = 0;
  }, 1_000).unref();
}
