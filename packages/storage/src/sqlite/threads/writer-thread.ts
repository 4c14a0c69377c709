import { copyFileSync } from 'node:fs';
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { assert } from '@assay/base';
import type { Connection } from '../connection.ts';
import { commitGroup } from '../group-commit.ts';
import { maintain } from '../maintain.ts';
import { migrate } from '../migrate.ts';
import { allMigrations } from '../migrations/all-migrations.ts';
import { openWriteConnection } from '../open-connection.ts';
import { WriterMemory } from '../writer-memory.ts';
import { WriterStatistics } from '../writer-statistics.ts';
import { loadOperations } from './operations.ts';
import { toThreadError } from './thread-error.ts';
import type { CommandRequest, Outcome, WriterAnswer, WriterData, WriterRequest } from './thread-messages.ts';

/** Commands of one commit, at most. */
const groupSize = 512;

assert(parentPort !== null, 'the writer runs in a thread');
const port = parentPort;
const { file, limits, operations: operationsUrl, now }: WriterData = workerData;
const statistics = new WriterStatistics();
const answer = (message: WriterAnswer): void => port.postMessage(message);

function openAndMigrate(): Connection {
  const opened = openWriteConnection(file);
  migrate(opened, allMigrations, now, (schema) => {
    opened.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    copyFileSync(file, `${file}.before-schema-${schema + 1}-${now}`);
  });
  return opened;
}

let connection: Connection;
try {
  connection = openAndMigrate();
} catch (error) {
  answer({ kind: 'failed', error: toThreadError(error) });
  process.exit(1);
}
let memory = new WriterMemory(connection);
let broken = false;
const operations = await loadOperations(operationsUrl);

async function runCommands(commands: readonly CommandRequest[]): Promise<void> {
  let waiting = commands;
  while (waiting.length > 0) {
    let failure: unknown;
    try {
      if (broken) {
        connection[Symbol.dispose]();
        connection = openWriteConnection(file);
        memory = new WriterMemory(connection);
        broken = false;
      }
    } catch (error) {
      failure = error;
    }
    if (failure !== undefined) {
      const error = toThreadError(failure);
      answer({ kind: 'outcomes', outcomes: waiting.map(({ call }) => ({ call, ok: false, error })), latestCursor: 0 });
      return;
    }
    const result = await commitGroup(connection, memory, operations, limits, waiting, statistics);
    broken = result.broken;
    answerOutcomes(result.outcomes, result.latestCursor);
    waiting = result.rest;
  }
}

/** A value that cannot cross to the caller is that command's defect alone. */
function answerOutcomes(outcomes: readonly Outcome[], latestCursor: number): void {
  try {
    answer({ kind: 'outcomes', outcomes, latestCursor });
  } catch {
    const crossing = outcomes.map((outcome): Outcome => {
      try {
        return structuredClone(outcome);
      } catch (error) {
        return { call: outcome.call, ok: false, error: toThreadError(error) };
      }
    });
    answer({ kind: 'outcomes', outcomes: crossing, latestCursor });
  }
}

function runCall(call: number, work: () => unknown): void {
  let outcome: Outcome;
  try {
    outcome = { call, ok: true, value: work() };
  } catch (error) {
    outcome = { call, ok: false, error: toThreadError(error) };
  }
  answer({ kind: 'outcomes', outcomes: [outcome], latestCursor: 0 });
}

function runOther(request: Exclude<WriterRequest, CommandRequest>): void {
  switch (request.kind) {
    case 'probe':
      return runCall(request.call, () => {
        connection.run(
          "INSERT INTO meta (key, value) VALUES ('probe', 1) ON CONFLICT (key) DO UPDATE SET value = value + 1",
        );
      });
    case 'maintain':
      return runCall(request.call, () => maintain(connection, request.now));
    case 'statistics':
      return runCall(request.call, () => ({ ...statistics.values(), points: memory.points, ...fileStatistics() }));
    case 'close':
      connection[Symbol.dispose]();
      port.close();
  }
}

function fileStatistics(): Record<string, number> {
  const pragma = (name: string): number => Number(Object.values(connection.get(`PRAGMA ${name}`) ?? {})[0]);
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
port.on('message', (first: WriterRequest) => {
  tail = tail.then(async () => {
    let commands: CommandRequest[] = [];
    for (const request of waitingRequests(first)) {
      if (request.kind === 'command') commands.push(request);
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
