import { Worker } from 'node:worker_threads';
import type { ThreadData } from './thread-messages.ts';

/** Starts one of the two thread files beside this one, from source or compiled. */
export function startThread(which: 'writer' | 'reader', data: ThreadData): Worker {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const file = new URL(`./${which}-thread.${extension}`, import.meta.url);
  return new Worker(file, { workerData: data, name: `assay-${which}` });
}
