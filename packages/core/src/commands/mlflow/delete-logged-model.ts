import { loadLoggedModel } from '../../steps/mlflow/load-logged-model.ts';
import type { Command } from '../command.ts';

/** For good after the grace time. */
export const deleteLoggedModel: Command<{ readonly modelId: string }, void> = async (tx, { modelId }, { now }) => {
  const { id } = await loadLoggedModel(tx, modelId);
  await tx.update('loggedModel', { id }, { deletedMs: now, updatedMs: now });
};
