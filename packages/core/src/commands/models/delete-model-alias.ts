import { loadModel } from '../../steps/load-model.ts';
import { recordModelChange } from '../../steps/record-model-change.ts';
import type { Command } from '../command.ts';

export interface DeleteModelAliasInput {
  readonly model: string;
  readonly alias: string;
}

/** Nothing happens where there is no such alias. */
export const deleteModelAlias: Command<DeleteModelAliasInput, { readonly deleted: boolean }> = async (
  tx,
  { model: name, alias },
  context,
) => {
  const model = await loadModel(tx, name);
  const row = await tx.get('modelAlias', { modelId: model.id, alias });
  if (row === undefined) return { deleted: false };
  await tx.remove('modelAlias', { modelId: model.id, alias });
  await recordModelChange(tx, context, model, { kind: 'alias.deleted', version: row.version, data: { alias } });
  return { deleted: true };
};
