import { randomBytes } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '@assay/base';
import { SegmentFiles } from '../../segments/segment-files.ts';
import { Compaction } from '../compaction/compaction.ts';
import { CompactionStatistics } from '../compaction/compaction-statistics.ts';
import { Pace } from '../compaction/pace.ts';
import { openReadConnection } from '../open-connection.ts';
import type { CompactorAnswer, CompactorData, CompactorRequest } from './compactor-messages.ts';
import { PendingCalls } from './pending-calls.ts';
import { toThreadError } from './thread-error.ts';

assert(parentPort !== null, 'the compactor runs in a thread');
const port = parentPort;
const { file, dataFolder, options, stop }: CompactorData = workerData;
const answer = (message: CompactorAnswer): void => port.postMessage(message);
const statistics = new CompactionStatistics();
const pace = new Pace(new Int32Array(stop));
const calls = new PendingCalls();
let lastCall = 0;

stepAside();
const connection = openReadConnection(file);
// It reads every row once; what readers keep for the next time would only take memory.
connection.exec('PRAGMA cache_size = -2048');
const compaction = new Compaction(
  {
    dataFolder,
    connection,
    files: new SegmentFiles(dataFolder),
    options,
    pace,
    statistics,
    catalogue: (request, now) =>
      new Promise((resolve, reject) => {
        const call = ++lastCall;
        calls.add(call, { cost: 0, resolve: (value) => resolve(Number(value)), reject });
        answer({ kind: 'catalogue', call, request, now });
      }),
    warn: (message) => answer({ kind: 'warning', message }),
    tell: () => answer({ kind: 'statistics', statistics: statistics.values() }),
    newSegmentName: () => randomBytes(16).toString('hex'),
  },
  async (ms) => {
    await wait(ms);
    pace.breathe();
  },
);

/** With this, on processors that are all busy, the thread gets about a third of what others get. */
const nice = 5;

/** Whoever waits for an answer goes first: where the system allows it, this thread gets the smaller share of a processor. */
function stepAside(): void {
  try {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
    // Not the process: its number would slow down everything.
    if (thread !== process.pid) setPriority(thread, nice);
  } catch {
    // Elsewhere than on Linux the pace alone has to do.
  }
}

async function run(request: Exclude<CompactorRequest, { kind: 'outcome' }>): Promise<void> {
  try {
    switch (request.kind) {
      case 'tick': {
        const more = await compaction.tick(request.now, request.diskLow);
        return answer({ kind: 'ticked', more, statistics: statistics.values() });
      }
      case 'compact': {
        const report = await compaction.compact(request.now, request.keepNothing, (progress) =>
          answer({ kind: 'progress', progress }),
        );
        return answer({ kind: 'compacted', report, statistics: statistics.values() });
      }
      case 'close':
        connection[Symbol.dispose]();
        port.close();
    }
  } catch (error) {
    answer({ kind: 'failed', error: toThreadError(error) });
  }
}

let tail = Promise.resolve();
port.on('message', (request: CompactorRequest) => {
  if (request.kind === 'outcome') calls.settle(request.outcome);
  else tail = tail.then(() => run(request));
});
