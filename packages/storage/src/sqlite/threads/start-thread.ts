import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { CompactorData } from './compactor-messages.ts';
import type { ThreadData } from './thread-messages.ts';

const { resolve } = createRequire(import.meta.url);

/** A thread's garbage of short life, which V8 by itself lets grow to 48 MB in each before it looks. */
const youngGenerationMb = { writer: 16, reader: 16, compactor: 6 };

/** Starts one of the thread files beside this one: from source, compiled, or bundled with all that it imports (`imports` of package.json). */
export function startThread(which: 'writer' | 'reader', data: ThreadData): Worker;
export function startThread(which: 'compactor', data: CompactorData): Worker;
export function startThread(which: keyof typeof youngGenerationMb, data: ThreadData | CompactorData): Worker {
  const file = resolve(`#threads/${which}`);
  const resourceLimits = { maxYoungGenerationSizeMb: youngGenerationMb[which] };
  return new Worker(file, { workerData: data, name: `assay-${which}`, resourceLimits });
}
