import { assert } from '@assay/base';
import type { RunId } from '@assay/base';
import type { MetricSummary } from '@assay/series';
import type { TagRow } from '../entities/annotation.ts';
import type { ParameterRow, RunRow } from '../entities/run.ts';
import { parameterValue } from '../policy/parameter-text.ts';
import type { ReadTransaction } from '../ports/transaction.ts';
import { experimentNames } from './answer-experiments.ts';
import { answerArtifact } from './artifact.ts';
import type { RunAnswer, RunAnswerBounds, RunCore, RunRowAnswer } from './run.ts';

/** Which columns to answer: all of them, those named, or none. */
export type ColumnChoice = 'all' | readonly string[] | undefined;

export interface RunColumnChoice {
  readonly parameters?: ColumnChoice;
  readonly metrics?: ColumnChoice;
  readonly tags?: ColumnChoice;
}

export const valuesOf = (rows: readonly ParameterRow[] = []): Record<string, unknown> =>
  Object.fromEntries(rows.map((row) => [row.key, parameterValue(row)]));
const tagsOf = (rows: readonly TagRow[] = []): Record<string, string> =>
  Object.fromEntries(rows.map(({ key, value }) => [key, value]));
export const summariesOf = (byName: ReadonlyMap<string, MetricSummary> = new Map()): Record<string, MetricSummary> =>
  Object.fromEntries(byName);

function coreOf(row: RunRow, number: number | undefined, experimentName: string | null): RunCore {
  assert(number !== undefined, 'a run that was read has a number');
  const { projectId: _, deletedWith: __, environment: ___, ...own } = row;
  const { parameterCount, artifactCount, pointCount, logLineCount, ...core } = own;
  return { ...core, number, experimentName };
}

/** Runs as rows of a table, in the order of the rows: one set query a family of columns, however many runs. */
export async function answerRunRows(
  tx: ReadTransaction,
  rows: readonly RunRow[],
  columns: RunColumnChoice,
): Promise<RunRowAnswer[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const fetch = async <T>(
    choice: ColumnChoice,
    read: (ids: readonly RunId[], keys?: readonly string[]) => Promise<Map<RunId, T>>,
  ): Promise<Map<RunId, T>> => {
    if (choice === 'all') return read(ids);
    return choice === undefined || choice.length === 0 ? new Map<RunId, T>() : read(ids, choice);
  };
  const names = await experimentNames(
    tx,
    rows.map((row) => row.experimentId),
  );
  const parameters = await fetch(columns.parameters, (...of) => tx.parametersOf(...of));
  const tags = await fetch(columns.tags, (...of) => tx.tagsOf(...of));
  const metrics = await fetch(columns.metrics, (...of) => tx.metricSummaries(...of));
  const childCounts = await tx.childCounts(ids);
  const numbers = await tx.runNumbers(ids);
  return rows.map((row) => ({
    ...coreOf(row, numbers.get(row.id), row.experimentId === null ? null : (names.get(row.experimentId) ?? null)),
    parameters: valuesOf(parameters.get(row.id)),
    tags: tagsOf(tags.get(row.id)),
    metrics: summariesOf(metrics.get(row.id)),
    childCount: childCounts.get(row.id) ?? 0,
  }));
}

/** A run that was made just now: nothing hangs on it but what it was made with. */
export async function answerNewRun(
  tx: ReadTransaction,
  row: RunRow,
  made: Pick<RunAnswer, 'experimentName' | 'parameters' | 'tags' | 'groupIds'>,
): Promise<RunAnswer> {
  return {
    ...coreOf(row, (await tx.runNumbers([row.id])).get(row.id), made.experimentName),
    ...made,
    metrics: {},
    metricCount: 0,
    artifacts: [],
    artifactCount: 0,
    childCount: 0,
    environment: JSON.parse(row.environment),
    pointCount: 0,
    logLineCount: 0,
  };
}

/** A run with all that is known of it but its points, logs and bytes, as far as the bounds go. */
export async function answerRun(tx: ReadTransaction, row: RunRow, bounds: RunAnswerBounds = {}): Promise<RunAnswer> {
  const { id, experimentId } = row;
  const experiment = experimentId === null ? undefined : await tx.get('experiment', { id: experimentId });
  const parameters = (await tx.parametersOf([id])).get(id);
  const tags = (await tx.tagsOf([id])).get(id);
  const first = async (limit: number) =>
    limit === 0 ? [] : tx.metricNames(id, { search: '', after: undefined, limit });
  const names = bounds.metrics === undefined ? undefined : await first(bounds.metrics);
  const metrics = (await tx.metricSummaries([id], names)).get(id);
  const limited = bounds.artifacts === undefined ? {} : { limit: bounds.artifacts };
  const artifacts =
    bounds.artifacts === 0
      ? []
      : await tx.find('artifact', { runId: id }, { orderBy: ['name', 'direction', 'id'], ...limited });
  const members = await tx.find('runGroupMember', { runId: id });
  return {
    ...coreOf(row, (await tx.runNumbers([id])).get(id), experiment?.name ?? null),
    parameters: valuesOf(parameters),
    tags: tagsOf(tags),
    metrics: summariesOf(metrics),
    metricCount: names === undefined ? (metrics?.size ?? 0) : await tx.metricCount(id),
    artifacts: artifacts.map(answerArtifact),
    artifactCount: row.artifactCount,
    groupIds: members.map((member) => member.groupId),
    childCount: await tx.count('run', { parentRunId: id, deletedMs: null }),
    environment: JSON.parse(row.environment),
    pointCount: row.pointCount,
    logLineCount: row.logLineCount,
  };
}
