import { AssayError } from '@assay/base';
import type { ModelVersionRow, RegisteredModelRow } from '../entities/registered-model.ts';
import type { ReadTransaction } from '../ports/transaction.ts';

export async function findModel(tx: ReadTransaction, name: string): Promise<RegisteredModelRow | undefined> {
  return (await tx.find('registeredModel', { name }, { limit: 1 }))[0];
}

export async function loadModel(tx: ReadTransaction, name: string): Promise<RegisteredModelRow> {
  const row = await findModel(tx, name);
  if (row === undefined)
    throw new AssayError('NotFound', `No registered model has the name ${JSON.stringify(name)}.`, {
      kind: 'registered model',
      id: name,
    });
  return row;
}

export async function loadModelVersion(
  tx: ReadTransaction,
  model: RegisteredModelRow,
  number: number,
): Promise<ModelVersionRow> {
  const [row] = await tx.find('modelVersion', { modelId: model.id, number }, { limit: 1 });
  if (row === undefined)
    throw new AssayError('NotFound', `The registered model "${model.name}" has no version ${number}.`, {
      kind: 'model version',
      id: model.name,
      version: number,
    });
  return row;
}
