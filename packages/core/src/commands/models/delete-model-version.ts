import { loadModel, loadModelVersion } from '../../steps/load-model.ts';
import { recordModelChange, touchModel } from '../../steps/record-model-change.ts';
import type { Command } from '../command.ts';

export interface DeleteModelVersionInput {
  readonly model: string;
  readonly version: number;
}

/** For good, with its aliases and tags. Its number is not given again; the model's history keeps where it came from. */
export const deleteModelVersion: Command<DeleteModelVersionInput, { readonly releasedAliases: string[] }> = async (
  tx,
  input,
  context,
) => {
  const model = await loadModel(tx, input.model);
  const { id, number, source, runId, stage } = await loadModelVersion(tx, model, input.version);
  const pointing = { modelId: model.id, version: number };
  const aliases = (await tx.find('modelAlias', pointing)).map(({ alias }) => alias);
  if (aliases.length > 0) await tx.remove('modelAlias', pointing);
  await tx.remove('tag', { kind: 'version', entityId: id });
  await tx.remove('modelVersion', { id });
  await touchModel(tx, context, model, { versionCount: model.versionCount - 1 });
  const data = { source, runId, stage, aliases };
  await recordModelChange(tx, context, model, { kind: 'version.deleted', version: number, data });
  return { releasedAliases: aliases };
};
