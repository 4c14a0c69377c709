import { Worker } from 'node:worker_threads';
import { messageOf } from '@assay/base';
import type { SpoolChannel } from './spool-channel.ts';
import type { WorkerEvent, WorkerRequest } from './worker-messages.ts';

const channels = new Map<number, SpoolChannel>();
const mostStarts = 3;
let worker: Worker | undefined;
let starts = 0;
let numbers = 0;

export const newChannelNumber = (): number => ++numbers;
export const openChannels = (): readonly SpoolChannel[] => [...channels.values()];

/** Has the worker serve a channel; the one worker of this process starts with the first channel, not before. */
export function serveChannel(channel: SpoolChannel): void {
  channels.set(channel.number, channel);
  if (worker === undefined) startWorker();
  else worker.postMessage(channel.openMessage());
}

export const forgetChannel = (channel: SpoolChannel): void => void channels.delete(channel.number);

export function tellWorker(request: WorkerRequest): void {
  worker?.postMessage(request);
}

function startWorker(): void {
  starts += 1;
  const started = new Worker(new URL('./spool-worker.ts', import.meta.url), {
    name: 'assay-spool',
    // Segments are begun by one thread and written by the other.
    trackUnmanagedFds: false,
    execArgv: process.execArgv.filter((argument) => /^(--conditions=|-C=|--disable-warning=)/.test(argument)),
  });
  worker = started;
  started.on('message', (event: WorkerEvent) => channels.get(event.channel)?.take(event));
  started.on('error', (thrown) => replaceWorker(started, messageOf(thrown)));
  started.on('exit', () => replaceWorker(started, 'it ended'));
  for (const channel of channels.values()) started.postMessage(channel.openMessage());
  started.unref();
}

/** All that the worker knows is on the disk and in shared memory, so another one goes on where it stopped. */
function replaceWorker(ended: Worker, why: string): void {
  if (worker !== ended) return;
  worker = undefined;
  const goesOn = starts < mostStarts;
  for (const channel of channels.values()) {
    channel.workerEnded();
    const rest = goesOn ? 'It is started again.' : `What is logged stays in ${channel.folder}, for "assay sync".`;
    channel.say(`the thread that sends what is logged has stopped (${why}). ${rest}`);
  }
  if (goesOn && channels.size > 0) startWorker();
}
