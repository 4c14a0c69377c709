import type { EpochMs, RunId } from '@assay/base';
import type { MetricSummary } from '@assay/series';
import type { RunRow, RunStatus } from '../../entities/run.ts';
import { artifactForm, artifactKeyForm, artifactNotes } from '../../policy/sagemaker/artifact-form.ts';
import type { ArtifactForm } from '../../policy/sagemaker/artifact-form.ts';
import { clipKey, clipText, sagemakerBounds } from '../../policy/sagemaker/clipped.ts';
import { isJob, jobNameOf } from '../../policy/sagemaker/jobs.ts';
import { parameterForms } from '../../policy/sagemaker/parameter-form.ts';
import type { ParameterForm } from '../../policy/sagemaker/parameter-form.ts';
import type { ArtifactRow } from '../../entities/artifact.ts';
import type { ReadTransaction } from '../../ports/transaction.ts';
import { detailsOf } from '../../steps/sagemaker/details.ts';
import { sagemakerNamesOf } from '../../steps/sagemaker/named-entities.ts';

/** A run as SageMaker's face lists it: a trial component. */
export interface ComponentSummaryAnswer {
  readonly id: RunId;
  readonly name: string;
  readonly displayName: string;
  /** `scheduled`: no status was given yet. */
  readonly status: RunStatus;
  readonly statusMessage: string;
  readonly startedMs: EpochMs | null;
  readonly endedMs: EpochMs | null;
  readonly createdMs: EpochMs;
  readonly updatedMs: EpochMs;
  readonly createdBy: string;
  /** Name of the job that made the run, where Assay itself started it. */
  readonly jobName: string | null;
}

/** With all that SageMaker's face can hold of it: clipped to its bounds. */
export interface ComponentAnswer extends ComponentSummaryAnswer {
  readonly parameters: readonly (readonly [key: string, form: ParameterForm])[];
  readonly inputs: readonly (readonly [key: string, form: ArtifactForm])[];
  readonly outputs: readonly (readonly [key: string, form: ArtifactForm])[];
  /** By name. */
  readonly metrics: readonly (readonly [name: string, summary: MetricSummary])[];
  readonly metadata: Readonly<Record<string, string>>;
}

/** In the order of the rows, with a few queries however many they are. */
export async function answerComponentSummaries(
  tx: ReadTransaction,
  rows: readonly RunRow[],
): Promise<ComponentSummaryAnswer[]> {
  return (await baseAnswers(tx, rows)).map(({ metadata: _, ...summary }) => summary);
}

/** In the order of the rows, with a few queries however many they are. */
export async function answerComponents(tx: ReadTransaction, rows: readonly RunRow[]): Promise<ComponentAnswer[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const parameters = await tx.parametersOf(ids);
  const metrics = await tx.metricSummaries(ids);
  const artifacts = await artifactsOf(tx, rows);
  const bases = await baseAnswers(tx, rows);
  return bases.map((base) => ({
    ...base,
    parameters: parameterForms(parameters.get(base.id) ?? []),
    inputs: artifactForms(artifacts.get(base.id), 'input'),
    outputs: artifactForms(artifacts.get(base.id), 'output'),
    metrics: [...(metrics.get(base.id) ?? [])]
      .slice(0, sagemakerBounds.metrics)
      .map(([name, summary]) => [clipKey(name, sagemakerBounds.metricName), summary]),
  }));
}

type BaseAnswer = ComponentSummaryAnswer & Pick<ComponentAnswer, 'metadata'>;

async function baseAnswers(tx: ReadTransaction, rows: readonly RunRow[]): Promise<BaseAnswer[]> {
  const ids = rows.map(({ id }) => id);
  const names = await sagemakerNamesOf(tx, 'run', ids);
  const details = await detailsOf(tx, 'run', ids);
  return rows.map((row) => {
    const { id, status, startedMs, createdMs, updatedMs, createdBy } = row;
    const name = names.get(id) ?? id;
    const { displayName = name, endMs = null, metadata = {} } = details.get(id) ?? {};
    return {
      id,
      name,
      displayName,
      status,
      statusMessage: clipText(row.statusMessage, sagemakerBounds.statusMessage),
      startedMs,
      endedMs: row.endedMs ?? endMs,
      createdMs,
      updatedMs,
      createdBy,
      jobName: isJob(row) ? jobNameOf(id) : null,
      metadata,
    };
  });
}

const artifactForms = (rows: readonly ArtifactRow[] = [], direction: ArtifactRow['direction']) =>
  rows
    .filter((row) => row.direction === direction && artifactNotes(row).linked !== true)
    .slice(0, sagemakerBounds.artifactsPerDirection)
    .map((row) => [artifactKeyForm(row), artifactForm(row)] as const);

/** Runs with more artifacts than these are read one by one, no further than what is shown. */
const fewArtifacts = 300;

/** Artifacts of each run in order of their names, at least those that are shown. */
async function artifactsOf(tx: ReadTransaction, runs: readonly RunRow[]): Promise<Map<RunId, ArtifactRow[]>> {
  const found = new Map<RunId, ArtifactRow[]>(runs.map(({ id }) => [id, []]));
  const few = runs.filter(({ artifactCount }) => artifactCount > 0 && artifactCount <= fewArtifacts);
  const orderBy = ['name', 'direction', 'id'] as const;
  if (few.length > 0)
    for (const row of await tx.find('artifact', { runId: few.map(({ id }) => id) }, { orderBy }))
      found.get(row.runId)?.push(row);
  for (const { id: runId, artifactCount } of runs) {
    if (artifactCount <= fewArtifacts) continue;
    for (const direction of ['input', 'output'] as const) {
      const options = { orderBy, limit: sagemakerBounds.artifactsPerDirection };
      found.get(runId)?.push(...(await tx.find('artifact', { runId, direction }, options)));
    }
  }
  return found;
}
