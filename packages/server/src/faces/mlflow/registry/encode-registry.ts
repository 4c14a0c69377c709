import type { ModelAnswer, ModelVersionAnswer } from '@assay/core';
import type { MlflowModelVersion, MlflowRegisteredModel } from '@assay/wire/mlflow';

export const encodeModel = (model: ModelAnswer): MlflowRegisteredModel => ({
  name: model.name,
  creation_timestamp: model.createdMs,
  last_updated_timestamp: model.updatedMs,
  user_id: model.createdBy,
  ...(model.description !== '' && { description: model.description }),
  latest_versions: model.latestVersions.map(encodeVersion),
  tags: encodeTags(model.tags),
  aliases: model.aliases.map(({ alias, version }) => ({ alias, version: String(version) })),
});

/** Always ready: a client would wait for one that is not. */
export const encodeVersion = (version: ModelVersionAnswer): MlflowModelVersion => ({
  name: version.model,
  version: String(version.version),
  creation_timestamp: version.createdMs,
  last_updated_timestamp: version.updatedMs,
  user_id: version.createdBy,
  current_stage: version.stage,
  ...(version.description !== '' && { description: version.description }),
  source: version.source,
  ...(version.runId !== null && { run_id: version.runId }),
  status: 'READY',
  tags: encodeTags(version.tags),
  ...(version.runLink !== '' && { run_link: version.runLink }),
  aliases: version.aliases,
  ...(version.loggedModelId !== null && { model_id: version.loggedModelId }),
});

const encodeTags = (tags: Readonly<Record<string, string>>): { key: string; value: string }[] =>
  Object.entries(tags).map(([key, value]) => ({ key, value }));
