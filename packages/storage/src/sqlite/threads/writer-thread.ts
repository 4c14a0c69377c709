import { copyFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { AssayError, assert } from '@assay/base';
import { changeCatalogue } from '../compaction/change-catalogue.ts';
import type { Connection } from '../connection.ts';
import { commitGroup } from '../group-commit.ts';
import { maintain } from '../maintain.ts';
import { recoverSummaries } from '../metrics/recover-summaries.ts';
import { migrate } from '../migrate.ts';
import { allMigrations } from '../migrations/all-migrations.ts';
import { openWriteConnection } from '../open-connection.ts';
import { storageErrorOf } from '../sqlite-error.ts';
import { SummaryFlusher } from '../summary-flusher.ts';
import { WriterMemory } from '../writer-memory.ts';
import { WriterStatistics } from '../writer-statistics.ts';
import { WalSize } from '../wal-size.ts';
import { loadOperations } from './operations.ts';
import { TakenNameLists } from './shared-name-lists.ts';
import { toThreadError } from './thread-error.ts';
import type { CommandRequest, Outcome, WriterAnswer, WriterData, WriterRequest } from './thread-messages.ts';

/** Commands of one commit, at most. */
const groupSize = 512;

assert(parentPort !== null, 'the writer runs in a thread');
const port = parentPort;
const { file, limits, operations: operationsUrl, now }: WriterData = workerData;
const statistics = new WriterStatistics();
const wal = new WalSize();
const nameLists = new TakenNameLists();
const answer = (message: WriterAnswer): void => port.postMessage(message);

function openAndMigrate(): Connection {
  const opened = openWriteConnection(file);
  migrate(opened, allMigrations, now, (schema) => {
    opened.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    copyFileSync(file, `${file}.before-schema-${schema + 1}-${now}`);
  });
  return opened;
}

/** The open database with what the writer remembers of it. */
interface Opened {
  readonly connection: Connection;
  readonly memory: WriterMemory;
  readonly flusher: SummaryFlusher;
}

function openStore(connection: Connection): Opened {
  const memory = new WriterMemory(connection);
  const recovery = recoverSummaries(connection, memory.summaries, memory.touched);
  statistics.recovered(recovery);
  return { connection, memory, flusher: new SummaryFlusher(connection, memory, wakeFlusher) };
}

let store: Opened;
let broken = false;
try {
  store = openStore(openAndMigrate());
} catch (error) {
  answer({ kind: 'failed', error: toThreadError(error) });
  process.exit(1);
}
const operations = await loadOperations(operationsUrl);

async function runCommands(commands: readonly CommandRequest[]): Promise<void> {
  let waiting = commands;
  while (waiting.length > 0) {
    let failure: unknown;
    try {
      if (broken) reopen();
    } catch (error) {
      failure = error;
    }
    if (failure !== undefined) {
      const error = toThreadError(failure);
      answerOutcomes(
        waiting.map(({ call }) => ({ call, ok: false, error })),
        0,
      );
      return;
    }
    const result = await commitGroup(store.connection, store.memory, operations, limits, waiting, statistics);
    broken = result.broken;
    if (!broken) store.flusher.committed();
    answerOutcomes(result.outcomes, result.latestCursor);
    waiting = result.rest;
  }
}

/**
 * After an error of the disk nothing that the connection, or the memory beside it, says of the file can be trusted. What stands in the
 * write-ahead log may never have reached the disk, and another fsync would not tell: it is written into the database, and that is
 * synced, before anything is answered. Throws when it cannot be.
 */
function reopen(): void {
  store.flusher.stop(new Error('the database is opened anew'));
  store.connection[Symbol.dispose]();
  const opened = openWriteConnection(file);
  try {
    const { busy, log, checkpointed } = opened.get('PRAGMA wal_checkpoint(PASSIVE)') ?? {};
    if (busy !== 0 || log !== checkpointed)
      throw new AssayError('Unavailable', 'The database is being recovered after an error of the disk. Try again.');
    store = openStore(opened);
  } catch (error) {
    opened[Symbol.dispose]();
    throw error;
  }
  broken = false;
}

function isDiskError(error: unknown): boolean {
  return storageErrorOf(error)?.code === 'Unavailable';
}

/** A value that cannot cross to the caller is that command's defect alone. */
function answerOutcomes(outcomes: readonly Outcome[], latestCursor: number): void {
  const { unflushed } = store.memory;
  const walBytes = logInUse();
  try {
    answer({ kind: 'outcomes', outcomes, latestCursor, unflushed, walBytes });
  } catch {
    const crossing = outcomes.map((outcome): Outcome => {
      try {
        return structuredClone(outcome);
      } catch (error) {
        return { call: outcome.call, ok: false, error: toThreadError(error) };
      }
    });
    answer({ kind: 'outcomes', outcomes: crossing, latestCursor, unflushed, walBytes });
  }
}

function runCall(call: number, work: () => unknown): void {
  let outcome: Outcome;
  try {
    if (broken) reopen();
    outcome = { call, ok: true, value: work() };
  } catch (error) {
    if (isDiskError(error)) broken = true;
    outcome = { call, ok: false, error: toThreadError(error) };
  }
  answerOutcomes([outcome], 0);
}

/** Answered when everything committed until now is where readers see it. */
function flush(call: number): void {
  if (broken) return runCall(call, () => store.flusher.finish());
  void store.flusher.flush().then(
    () => answerOutcomes([{ call, ok: true, value: undefined }], 0),
    (error: unknown) => answerOutcomes([{ call, ok: false, error: toThreadError(error) }], 0),
  );
}

function runOther(request: Exclude<WriterRequest, CommandRequest>): void {
  switch (request.kind) {
    case 'probe':
      return runCall(request.call, () => {
        store.connection.run(
          "INSERT INTO meta (key, value) VALUES ('probe', 1) ON CONFLICT (key) DO UPDATE SET value = value + 1",
        );
      });
    case 'checkpoint':
      return runCall(request.call, () => wal.checkpoint(store.connection));
    case 'maintain':
      return runCall(request.call, () => maintain(store.connection, request.now));
    case 'catalogue':
      return runCall(request.call, () => changeCatalogue(store.connection, dirname(file), request.change));
    case 'statistics':
      return runCall(request.call, () => ({ ...statistics.values(), ...memoryStatistics(), ...fileStatistics() }));
    case 'flush':
      return flush(request.call);
    case 'close':
      return close();
  }
}

function close(): void {
  try {
    if (!broken) store.flusher.finish();
  } catch {
    // The next start recovers what could not be stored.
  }
  store.flusher.stop(new Error('the store is closing'));
  store.connection[Symbol.dispose]();
  port.close();
}

const logInUse = (): number => (broken ? 0 : wal.of(store.connection));

function memoryStatistics(): Record<string, number> {
  const { points, logBytes, summaries } = store.memory;
  const { heapTotal, arrayBuffers } = process.memoryUsage();
  return {
    points,
    logBytes,
    walBytes: logInUse(),
    hotSeries: summaries.size,
    unflushedSeries: summaries.dirtyCount,
    writerHeapBytes: heapTotal,
    writerBufferBytes: arrayBuffers,
  };
}

function fileStatistics(): Record<string, number> {
  const pragma = (name: string): number => Number(Object.values(store.connection.get(`PRAGMA ${name}`) ?? {})[0]);
  const pageBytes = pragma('page_size');
  return { databaseBytes: pragma('page_count') * pageBytes, databaseFreeBytes: pragma('freelist_count') * pageBytes };
}

/** All that waits in the port, so that one commit serves everyone who came during the last. */
function waitingRequests(first: WriterRequest): WriterRequest[] {
  const requests = [first];
  while (requests.length < groupSize) {
    const next: { message: WriterRequest } | undefined = receiveMessageOnPort(port);
    if (next === undefined) break;
    requests.push(next.message);
  }
  return requests;
}

let tail = Promise.resolve();

/** A portion of summaries, once the commands that wait have had their turn. */
function wakeFlusher(): void {
  setImmediate(() => {
    tail = tail.then(() => {
      const failure = broken ? undefined : store.flusher.next();
      if (isDiskError(failure)) broken = true;
    });
  });
}

port.on('message', (first: WriterRequest) => {
  tail = tail.then(async () => {
    let commands: CommandRequest[] = [];
    for (const request of waitingRequests(first)) {
      if (request.kind === 'command') commands.push({ ...request, input: nameLists.unpack(request) });
      else {
        await runCommands(commands);
        commands = [];
        runOther(request);
      }
    }
    await runCommands(commands);
  });
});
answer({ kind: 'ready' });
