import { AssayError } from '@assay/base';
import type { LoggedModelRow } from '../../entities/logged-model.ts';
import { readMlflowModelId } from '../../policy/mlflow/logged-model-id.ts';
import type { ReadTransaction } from '../../ports/transaction.ts';

/** By its id as MLflow's clients know it; a deleted one counts as missing. */
export async function findLoggedModel(tx: ReadTransaction, modelId: string): Promise<LoggedModelRow | undefined> {
  const id = readMlflowModelId(modelId);
  const row = id && (await tx.get('loggedModel', { id }));
  return row?.deletedMs === null ? row : undefined;
}

export async function loadLoggedModel(tx: ReadTransaction, modelId: string): Promise<LoggedModelRow> {
  const row = await findLoggedModel(tx, modelId);
  if (row !== undefined) return row;
  throw new AssayError('NotFound', `Logged model with ID '${modelId.slice(0, 100)}' not found.`, {
    kind: 'logged model',
  });
}
