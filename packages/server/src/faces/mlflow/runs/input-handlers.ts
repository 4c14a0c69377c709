import type { MlflowDatasetInput } from '@assay/wire/mlflow';
import { checkLength } from '../check-key.ts';
import { handlersOf } from '../handler.ts';
import { invalidParameter, missingParameter } from '../mlflow-error.ts';
import { requireRunId } from './run-id.ts';

const maxDatasets = 1000;
const maxModels = 1000;

/** Characters of each text of a data set. */
const lengths = {
  name: 500,
  digest: 36,
  source_type: 500,
  source: 65_535,
  schema: 1_048_575,
  profile: 16_777_215,
} as const;
const [tagKeyLength, tagValueLength] = [255, 500];

/** What a run reads and makes. */
export const inputHandlers = handlersOf({
  async logInputs({ run_id, datasets = [], models = [] }, { store, options }) {
    checkCount('datasets', datasets, maxDatasets);
    checkCount('models', models, maxModels);
    const input = {
      runId: requireRunId(run_id),
      datasets: datasets.map(readDataset),
      models: models.map(({ model_id }) => model_id),
    };
    await store.execute('logMlflowInputs', input, options);
    return {};
  },

  async logOutputs({ run_id, models = [] }, { store, options }) {
    checkCount('models', models, maxModels);
    const outputs = models.map(({ model_id, step }) => ({ modelId: model_id, step }));
    await store.execute('logMlflowOutputs', { runId: requireRunId(run_id), models: outputs }, options);
    return {};
  },
});

function readDataset({ dataset, tags = [] }: MlflowDatasetInput, i: number) {
  const path = `datasets[${i}]`;
  if (dataset === undefined) throw missingParameter(`${path}.dataset`);
  for (const [field, limit] of Object.entries(lengths))
    checkLength(dataset[field as keyof typeof lengths] ?? '', `${path}.dataset.${field}`, limit);
  const { name, digest, source_type: sourceType, source, schema = null, profile = null } = dataset;
  return {
    name,
    digest,
    sourceType,
    source,
    schema,
    profile,
    tags: tags.map((tag, j) => readTag(tag, `${path}.tags[${j}]`)),
  };
}

function readTag({ key, value }: { readonly key: string; readonly value: string }, path: string): [string, string] {
  checkLength(key, `${path}.key`, tagKeyLength);
  checkLength(value, `${path}.value`, tagValueLength);
  return [key, value];
}

function checkCount(path: string, list: readonly unknown[], most: number): void {
  if (list.length > most) throw invalidParameter(path, list.length, `expected at most ${most} items`);
}
