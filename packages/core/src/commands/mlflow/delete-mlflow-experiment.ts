import { loadMlflowExperiment, noExperiment } from '../../steps/mlflow/load.ts';
import type { Command, Unfinished } from '../command.ts';
import { deleteExperiment } from '../delete-experiment.ts';

export interface DeleteMlflowExperimentInput {
  readonly experimentId: string;
}

/** With its runs. One that is deleted already is not found, unless runs of it are left that should have gone with it. */
export const deleteMlflowExperiment: Command<DeleteMlflowExperimentInput, void | Unfinished> = async (
  tx,
  input,
  context,
) => {
  const { id, deletedMs } = await loadMlflowExperiment(tx, input.experimentId);
  // The time of a command is that of all its parts.
  const isBegun = deletedMs === null || deletedMs === context.now;
  if (!isBegun && (await tx.find('run', { experimentId: id, deletedMs: null }, { limit: 1 })).length === 0)
    throw noExperiment(id);
  return deleteExperiment(tx, { experimentId: id, cascade: true }, context);
};
