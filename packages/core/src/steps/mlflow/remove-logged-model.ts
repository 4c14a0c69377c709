import type { LoggedModelRow } from '../../entities/logged-model.ts';
import type { Transaction } from '../../ports/transaction.ts';

/** Removes a logged model for good. The bytes of its files go when nothing else names them; runs go on naming it. */
export async function removeLoggedModel(tx: Transaction, { id }: Pick<LoggedModelRow, 'id'>): Promise<void> {
  await tx.remove('loggedModelParameter', { modelId: id });
  await tx.remove('loggedModelMetric', { modelId: id });
  await tx.remove('loggedModelFile', { modelId: id });
  await tx.remove('tag', { kind: 'loggedModel', entityId: id });
  await tx.remove('loggedModel', { id });
}
