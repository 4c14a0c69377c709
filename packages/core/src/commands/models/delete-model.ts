import { loadModel } from '../../steps/load-model.ts';
import { recordChange } from '../../steps/record.ts';
import type { Command } from '../command.ts';

export interface DeleteModelInput {
  readonly model: string;
}

/**
 * For good, with its versions, aliases, tags and history; the name is free at once. What its versions point to stays: they are no
 * more than pointers.
 */
export const deleteModel: Command<DeleteModelInput, { readonly deletedVersions: number }> = async (
  tx,
  { model },
  { actor },
) => {
  const { id, name } = await loadModel(tx, model);
  const versions = await tx.find('modelVersion', { modelId: id });
  if (versions.length > 0) await tx.remove('tag', { kind: 'version', entityId: versions.map((version) => version.id) });
  await tx.remove('tag', { kind: 'model', entityId: id });
  await tx.remove('modelAlias', { modelId: id });
  await tx.remove('modelVersion', { modelId: id });
  await tx.remove('modelEvent', { modelId: id });
  await tx.remove('registeredModel', { id });
  await recordChange(tx, 'model.deleted', id, null, { name, versions: versions.length, by: actor.name });
  return { deletedVersions: versions.length };
};
