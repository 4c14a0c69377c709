import { invalidInput } from '@assay/base';
import type { RunId } from '@assay/base';
import { placeAt, readHistory } from '@assay/series';
import type { HistoryPlace, PointColumns } from '@assay/series';
import { loadMlflowRun } from '../../steps/mlflow/load.ts';
import type { ReadTransaction } from '../../ports/transaction.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import type { Query } from '../query.ts';

export interface MlflowHistoryInput {
  readonly runId: string;
  readonly name: string;
  readonly limit: number;
  readonly cursor?: string;
}

/** Points by time, step and value; a step that is absent is 0, and equal points come once. */
export interface MlflowHistoryPage extends PointColumns {
  readonly nextCursor: string | null;
}

/** A page of a metric's history, empty where the run has none of this name. The cursor is the last point given. */
export const getMlflowHistory: Query<MlflowHistoryInput, MlflowHistoryPage> = async (tx, input) => {
  const { id } = await loadMlflowRun(tx, input.runId);
  const of = ['mlflow-history', id, input.name];
  const after = readPlace(of, input.cursor);
  const { points, hasMore } = await historyOf(tx, id, input.name, after, input.limit);
  return { ...points, nextCursor: hasMore ? writePlace(of, points) : null };
};

export interface MlflowRunHistory {
  readonly runId: RunId;
  readonly points: PointColumns;
}

export interface MlflowHistoriesInput {
  readonly runIds: readonly RunId[];
  readonly name: string;
  /** Of all runs together. */
  readonly limit: number;
}

/** The histories of several runs, each whole, until there are `limit` points; runs that are not there have none. */
export const getMlflowHistories: Query<MlflowHistoriesInput, readonly MlflowRunHistory[]> = async (
  tx,
  { runIds, name, limit },
) => {
  const histories: MlflowRunHistory[] = [];
  let left = limit;
  for (const runId of runIds) {
    if (left === 0) break;
    const { points } = await historyOf(tx, runId, name, undefined, left);
    left -= points.values.length;
    histories.push({ runId, points });
  }
  return histories;
};

const nothing = { steps: new Float64Array(), timesMs: new Float64Array(), values: new Float64Array() };

async function historyOf(
  tx: ReadTransaction,
  runId: RunId,
  name: string,
  after: HistoryPlace | undefined,
  limit: number,
): Promise<{ points: PointColumns; hasMore: boolean }> {
  const source = (await tx.openSeries(runId, [name])).get(name);
  return source === undefined ? { points: nothing, hasMore: false } : readHistory(source, after, limit);
}

function writePlace(of: unknown, points: PointColumns): string {
  const { timeMs, step, value } = placeAt(points, points.values.length - 1);
  return writeCursor(of, [timeMs, step, String(value)]);
}

function readPlace(of: unknown, cursor: string | undefined): HistoryPlace | undefined {
  const position = readCursor(of, cursor, 3);
  if (position === undefined) return undefined;
  const [timeMs, step, value] = position;
  if (typeof timeMs === 'number' && typeof step === 'number' && typeof value === 'string' && value !== '')
    return { timeMs, step, value: Number(value) };
  throw invalidInput('cursor', 'is not one that this server gave out. Take nextCursor of the page before, unchanged.');
}
