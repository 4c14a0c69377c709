import { getModelVersion } from './get-model-version.ts';
import { getModel } from './get-model.ts';
import { latestModelVersions } from './latest-model-versions.ts';
import { listModelEvents } from './list-model-events.ts';
import { listModelVersions } from './list-model-versions.ts';
import { listModels } from './list-models.ts';

/** What is asked of the registry. */
export const modelQueries = {
  listModels,
  getModel,
  listModelVersions,
  getModelVersion,
  latestModelVersions,
  listModelEvents,
} as const;
