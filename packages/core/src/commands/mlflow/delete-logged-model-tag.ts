import { AssayError } from '@assay/base';
import { loadLoggedModel } from '../../steps/mlflow/load-logged-model.ts';
import type { Command } from '../command.ts';

export interface DeleteLoggedModelTagInput {
  readonly modelId: string;
  readonly key: string;
}

export const deleteLoggedModelTag: Command<DeleteLoggedModelTagInput, void> = async (tx, { modelId, key }, { now }) => {
  const { id } = await loadLoggedModel(tx, modelId);
  if ((await tx.remove('tag', { kind: 'loggedModel', entityId: id, key })) === 0)
    throw new AssayError('NotFound', `No tag with key '${key.slice(0, 100)}' found for model with ID '${modelId}'.`, {
      kind: 'tag',
    });
  await tx.update('loggedModel', { id }, { updatedMs: now });
};
