import type { RunId } from '@assay/base';
import type { DatasetContentRow, DatasetInputRow } from '../../entities/dataset.ts';
import type { RunModelRow } from '../../entities/logged-model.ts';
import type { ReadTransaction } from '../../ports/transaction.ts';

export interface MlflowDatasetInput
  extends
    Pick<DatasetInputRow, 'name' | 'digest'>,
    Pick<DatasetContentRow, 'sourceType' | 'source' | 'schema' | 'profile'> {
  readonly tags: readonly (readonly [key: string, value: string])[];
}

export type MlflowModelOutput = Pick<RunModelRow, 'modelId' | 'step'>;

/** What runs read and made, as MLflow's clients logged it; in the order of the logging. */
export interface MlflowRunInputs {
  readonly datasets: readonly MlflowDatasetInput[];
  /** Ids of logged models, as MLflow prints them. */
  readonly models: readonly string[];
  readonly outputs: readonly MlflowModelOutput[];
}

interface Collected extends MlflowRunInputs {
  readonly datasets: MlflowDatasetInput[];
  readonly models: string[];
  readonly outputs: MlflowModelOutput[];
}

/** Of many runs at once. A run without any is left out. */
export async function inputsOf(tx: ReadTransaction, runIds: readonly RunId[]): Promise<Map<RunId, MlflowRunInputs>> {
  const found = new Map<RunId, Collected>();
  const of = (runId: RunId): Collected => {
    const known = found.get(runId) ?? { datasets: [], models: [], outputs: [] };
    found.set(runId, known);
    return known;
  };
  const ordered = { orderBy: ['loggedMs', 'step', 'modelId', 'runId'] } as const;
  for (const { runId, direction, modelId, step } of await tx.find('runModel', { runId: runIds }, ordered))
    if (direction === 'input') of(runId).models.push(modelId);
    else of(runId).outputs.push({ modelId, step });

  const rows = await tx.find('datasetInput', { runId: runIds }, { orderBy: ['position', 'name', 'digest', 'runId'] });
  const contentIds = [...new Set(rows.map(({ contentId }) => contentId))];
  const contents = contentIds.length === 0 ? [] : await tx.find('datasetContent', { id: contentIds });
  const contentOf = new Map(
    contents.map(({ id, sourceType, source, schema, profile }) => [id, { sourceType, source, schema, profile }]),
  );
  for (const { runId, name, digest, tags, contentId } of rows) {
    const content = contentOf.get(contentId);
    if (content !== undefined)
      of(runId).datasets.push({ name, digest, ...content, tags: JSON.parse(tags) as [string, string][] });
  }
  return found;
}
