import { mlflowDefaultExperimentId } from '@assay/core';
import type { FilterRecord, RunRow } from '@assay/core';
import { sampleId } from './sample-rows.ts';
import type { Step } from './script-operations.ts';

const statusWords = { scheduled: 'SCHEDULED', completed: 'FINISHED', failed: 'FAILED', stopped: 'KILLED' } as const;

/** What MLflow's clients see of a run beside what it has natively. */
export interface MlflowParts {
  readonly steps: readonly Step[];
  /** Of the run, beside its others. */
  readonly tags: ReadonlyMap<string, string>;
  readonly attributes: FilterRecord['attributes'];
  readonly datasets: readonly FilterRecord['attributes'][];
}

export function mlflowParts(row: RunRow, pick: <T>(list: readonly T[]) => T, texts: readonly string[]): MlflowParts {
  const steps: Step[] = [];
  const tags = new Map<string, string>();
  for (const key of [
    'mlflow.runName',
    'mlflow.user',
    'mlflow.parentRunId',
    'mlflow.source.name',
    'mlflow.note.content',
  ])
    if (pick([true, false, false])) {
      const value = pick(texts);
      tags.set(key, value);
      steps.push(['insert', 'tag', { projectId: 1, kind: 'run', entityId: row.id, key, value, position: 1 }]);
    }
  const note = pick([...texts, undefined]);
  if (note !== undefined)
    steps.push(['insert', 'note', { projectId: 1, kind: 'run', entityId: row.id, text: note, updatedMs: 1 }]);
  const names = ['mnist', 'iris', 'b%'].filter(() => pick([true, false]));
  const datasets = names.map((name) => ({
    name,
    digest: pick(['1', '2']),
    context: pick(['train', 'a', null]),
  }));
  for (const [position, dataset] of datasets.entries())
    steps.push([
      'insert',
      'datasetInput',
      { projectId: 1, runId: row.id, ...dataset, tags: '[]', contentId: sampleId(), position, loggedMs: 1 },
    ]);
  const user = tags.get('mlflow.user') ?? (row.createdBy === '' ? 'unknown' : row.createdBy);
  const isOfMlflow = row.source === 'mlflow';
  const own = (key: string, otherwise: string | null | undefined): string | null =>
    tags.get(key) ?? (otherwise || null);
  const experiment = row.experimentId === mlflowDefaultExperimentId ? '0' : (row.experimentId ?? 'unassigned');
  return {
    steps,
    tags,
    datasets,
    attributes: {
      mlflow_name: tags.get('mlflow.runName') ?? row.name,
      mlflow_user: user,
      mlflow_status: statusWords[row.status as keyof typeof statusWords] ?? 'RUNNING',
      mlflow_user_tag: own('mlflow.user', isOfMlflow ? null : user),
      mlflow_parent_tag: own('mlflow.parentRunId', row.parentRunId),
      mlflow_source_tag: own('mlflow.source.name', isOfMlflow ? null : row.source),
      mlflow_note_tag: own('mlflow.note.content', note ?? row.description),
      mlflow_artifact_uri: `mlflow-artifacts:/${experiment}/${row.id}/artifacts`,
      mlflow_start: row.startedMs ?? row.createdMs,
    },
  };
}
