import { closeSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { messageOf } from '@assay/base';
import type { SpoolMode } from './spool-folder.ts';
import type { ChannelEvent, OpenMessage, WorkerEvent, WorkerRequest } from './worker-messages.ts';

/** What the worker serves, as this thread sees it. */
export interface ServedChannel {
  readonly number: number;
  readonly folder: string;
  readonly mode: SpoolMode;
  /** Whether something is not settled yet, as far as this thread can see. */
  readonly isBehind: boolean;
  /** What tells the worker all about it, also a second one. */
  openMessage(): OpenMessage;
  take(event: ChannelEvent): void;
  say(line: string): void;
  /** The worker is gone, perhaps while it held the lock. */
  workerEnded(): void;
  /**
   * For the last moment of a process, when its event loop does not turn any more: brings the ring to the disk, and has
   * the worker send what is there, for as long as `waitMs`. True when all of it is settled.
   */
  settle(waitMs: number): boolean;
}

const channels = new Map<number, ServedChannel>();
const mostStarts = 3;
let worker: Worker | undefined;
let starts = 0;
let numbers = 0;

export const newChannelNumber = (): number => ++numbers;
export const openChannels = (): readonly ServedChannel[] => [...channels.values()];

/** Has the worker serve a channel; the one worker of this process starts with the first channel, not before. */
export function serveChannel(channel: ServedChannel): void {
  channels.set(channel.number, channel);
  if (worker === undefined) startWorker();
  else worker.postMessage(channel.openMessage());
}

export const forgetChannel = (channel: ServedChannel): void => void channels.delete(channel.number);

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
  started.on('message', (event: WorkerEvent) => {
    if (event.kind === 'let-go') closeSync(event.file);
    else channels.get(event.channel)?.take(event);
  });
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
