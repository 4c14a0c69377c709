import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '@assay/base';
import type { ProjectId } from '@assay/base';
import { RunColumns } from '../columns/run-columns.ts';
import type { Connection } from '../connection.ts';
import { openReadConnection } from '../open-connection.ts';
import { SqliteReadTransaction } from '../sqlite-read-transaction.ts';
import { loadOperations } from './operations.ts';
import { toThreadError } from './thread-error.ts';
import type { Outcome, QueryRequest, ReaderRequest, ThreadData } from './thread-messages.ts';

assert(parentPort !== null, 'a reader runs in a thread');
const port = parentPort;
const { file, limits, operations: operationsUrl, columnsFromRuns }: ThreadData = workerData;
const operations = await loadOperations(operationsUrl);
let connection: Connection | undefined;

const columns = new Map<ProjectId, RunColumns>();

function columnsOf(reader: Connection, projectId: ProjectId): RunColumns | undefined {
  let found = columns.get(projectId);
  if (found === undefined) {
    const count = reader.get(
      'SELECT count(*) AS n FROM (SELECT 1 FROM run WHERE project_id = ? LIMIT ?)',
      projectId,
      columnsFromRuns,
    );
    if (Number(count?.['n']) < columnsFromRuns) return undefined;
    columns.set(projectId, (found = new RunColumns(reader, projectId)));
  }
  return found;
}

async function runQuery({ name, input, projectId, actor, now }: QueryRequest, reader: Connection): Promise<unknown> {
  const query = Object.hasOwn(operations.queries, name) ? operations.queries[name] : undefined;
  if (query === undefined) throw new Error(`no query "${name}"`);
  const transaction = new SqliteReadTransaction(reader, projectId, columnsOf(reader, projectId));
  reader.exec('BEGIN');
  try {
    return await query(transaction, input as never, { projectId, actor, now, limits });
  } finally {
    transaction.end();
    if (reader.isTransaction) reader.exec('COMMIT');
  }
}

async function answer(request: Exclude<ReaderRequest, { kind: 'close' }>): Promise<void> {
  let outcome: Outcome;
  try {
    connection ??= openReadConnection(file);
    const value = request.kind === 'query' ? await runQuery(request, connection) : probe(connection);
    outcome = { call: request.call, ok: true, value };
  } catch (error) {
    outcome = { call: request.call, ok: false, error: toThreadError(error) };
  }
  try {
    port.postMessage(outcome, outcome.ok ? transferOf(outcome.value) : []);
  } catch (error) {
    port.postMessage({ call: request.call, ok: false, error: toThreadError(error) } satisfies Outcome);
  }
}

/** A frame is given away, not copied; it was made for this answer alone. */
function transferOf(value: unknown): ArrayBuffer[] {
  const frame: unknown = typeof value === 'object' && value !== null && 'frame' in value ? value.frame : undefined;
  return frame instanceof Uint8Array && frame.buffer instanceof ArrayBuffer ? [frame.buffer] : [];
}

const probe = (reader: Connection): void => {
  reader.get("SELECT value FROM meta WHERE key = 'cursor_secret'");
};

let tail = Promise.resolve();
port.on('message', (request: ReaderRequest) => {
  tail = tail.then(async () => {
    if (request.kind !== 'close') return answer(request);
    connection?.[Symbol.dispose]();
    port.close();
  });
});
