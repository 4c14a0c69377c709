import type { EpochMs, ExperimentId, Id, RunId } from '@assay/base';
import type { MetricSummary } from '@assay/series';
import type { ParameterRow, RunRow, RunStatus } from '../../entities/run.ts';
import type { TagRow } from '../../entities/annotation.ts';
import { reservedTags } from '../../policy/mlflow/reserved-tags.ts';
import type { RunHead } from '../../ports/named-columns.ts';
import type { ReadTransaction } from '../../ports/transaction.ts';
import { artifactLocationsOf } from '../../steps/mlflow/experiment-details.ts';
import { notesOf } from '../../steps/mlflow/notes.ts';
import { inputsOf } from '../../steps/mlflow/run-inputs.ts';
import type { MlflowRunInputs } from '../../steps/mlflow/run-inputs.ts';

/** A run's own fields as MLflow's face shows them. */
export interface MlflowRunInfo {
  readonly id: RunId;
  readonly name: string;
  readonly experimentId: ExperimentId | null;
  /** Of its experiment; null: the artifact store's own place. */
  readonly artifactLocation: string | null;
  readonly user: string;
  readonly status: RunStatus;
  readonly startMs: EpochMs;
  readonly endMs: EpochMs | null;
  readonly isDeleted: boolean;
}

/** With all that MLflow's face shows beside, as columns: `keys[i]` has `values[i]`. For pages of runs there is MlflowRunTable. */
export interface MlflowRunAnswer extends MlflowRunInfo {
  /** By key. */
  readonly parameters: TextColumns;
  readonly tags: TextColumns;
  /** The last point of each metric, by name. */
  readonly metrics: MetricColumns;
  /** Undefined where there are none. */
  readonly inputs: MlflowRunInputs | undefined;
}

export interface TextColumns {
  readonly keys: readonly string[];
  readonly values: readonly string[];
}

export interface MetricColumns {
  readonly names: readonly string[];
  readonly values: readonly number[];
  /** NaN: without a step. */
  readonly steps: readonly number[];
  readonly timesMs: readonly number[];
}

export async function answerMlflowRun(tx: ReadTransaction, row: RunRow): Promise<MlflowRunAnswer> {
  const { id } = row;
  const ids = [id];
  const tags = new Map(((await tx.tagsOf(ids)).get(id) ?? []).map(({ key, value }) => [key, value]));
  const note = (await notesOf(tx, 'run', ids)).get(id);
  const parameters = await tx.parametersOf(ids);
  const metrics = await tx.metricSummaries(ids);
  const inputs = await inputsOf(tx, ids);
  return {
    ...infoOf(row, tags, await locationsOf(tx, row)),
    parameters: parameterColumns(parameters.get(id)),
    tags: tagColumns(shownTags(row, tags, note)),
    metrics: metricColumns(metrics.get(id)),
    inputs: inputs.get(id),
  };
}

/** A run that was made just now: nothing hangs on it but its tags and its note. */
export async function answerNewMlflowRun(
  tx: ReadTransaction,
  row: RunRow,
  tags: ReadonlyMap<string, string>,
  note: string,
): Promise<MlflowRunAnswer> {
  return {
    ...infoOf(row, tags, await locationsOf(tx, row)),
    parameters: parameterColumns(),
    tags: tagColumns(shownTags(row, tags, note)),
    metrics: metricColumns(),
    inputs: undefined,
  };
}

/** A run's own fields alone. */
export async function answerMlflowRunInfo(tx: ReadTransaction, row: RunRow): Promise<MlflowRunInfo> {
  const tags: readonly TagRow[] =
    (await tx.tagsOf([row.id], [reservedTags.runName, reservedTags.user])).get(row.id) ?? [];
  return infoOf(row, new Map(tags.map(({ key, value }) => [key, value])), await locationsOf(tx, row));
}

const locationsOf = (tx: ReadTransaction, { experimentId }: RunRow): Promise<ReadonlyMap<Id, string>> =>
  artifactLocationsOf(tx, experimentId === null ? [] : [experimentId]);

export function infoOf(
  row: RunHead,
  tags: ReadonlyMap<string, string>,
  locations: ReadonlyMap<Id, string>,
): MlflowRunInfo {
  const { id, experimentId } = row;
  return {
    id,
    name: tags.get(reservedTags.runName) ?? row.name,
    experimentId,
    artifactLocation: (experimentId === null ? undefined : locations.get(experimentId)) ?? null,
    user: userOf(row, tags),
    status: row.status,
    startMs: row.startedMs ?? row.createdMs,
    endMs: row.endedMs,
    isDeleted: row.deletedMs !== null,
  };
}

const userOf = ({ createdBy }: RunHead, tags: ReadonlyMap<string, string>): string =>
  tags.get(reservedTags.user) ?? (createdBy === '' ? 'unknown' : createdBy);

/** Those that it has, and those beside. */
const shownTags = (row: RunRow, own: ReadonlyMap<string, string>, note: string | undefined): Map<string, string> =>
  new Map([...own, ...tagsBeside(row, own, note)]);

/** Those that MLflow's clients look for and that another face says in its own way; `own` holds the reserved ones that it has. */
export function tagsBeside(
  row: RunHead,
  own: ReadonlyMap<string, string>,
  note: string | undefined,
): (readonly [key: string, value: string])[] {
  const beside: [string, string][] = [];
  const setWhereMissing = (key: string, value: string): void => {
    if (value !== '' && !own.has(key)) beside.push([key, value]);
  };
  setWhereMissing(reservedTags.runName, row.name);
  setWhereMissing(reservedTags.parentRunId, row.parentRunId ?? '');
  if (row.source !== 'mlflow') {
    setWhereMissing(reservedTags.user, userOf(row, own));
    setWhereMissing(reservedTags.sourceName, row.source);
  }
  setWhereMissing(reservedTags.note, note ?? row.description);
  return beside;
}

const tagColumns = (tags: ReadonlyMap<string, string>): TextColumns => ({
  keys: [...tags.keys()],
  values: [...tags.values()],
});

const parameterColumns = (rows: readonly ParameterRow[] = []): TextColumns => ({
  keys: rows.map(({ key }) => key),
  values: rows.map(({ text }) => text),
});

function metricColumns(
  summaries: ReadonlyMap<string, MetricSummary> = new Map<string, MetricSummary>(),
): MetricColumns {
  const points = [...summaries.values()].map(({ last }) => last);
  return {
    names: [...summaries.keys()],
    values: points.map(({ value }) => value),
    steps: points.map(({ step }) => step),
    timesMs: points.map(({ timeMs }) => timeMs),
  };
}
