import { AssayError, isId, notFound } from '@assay/base';
import type { LineageEntityId } from '@assay/base';
import type { LineageEntityKind, LineageEntityRow } from '../entities/lineage-entity.ts';
import type { ReadTransaction } from '../ports/transaction.ts';

export async function loadLineageEntity(tx: ReadTransaction, id: string): Promise<LineageEntityRow> {
  const row = isId(id) ? await tx.get('lineageEntity', { id: id as LineageEntityId }) : undefined;
  if (row === undefined) throw notFound('lineage entity', id);
  return row;
}

export async function findLineageEntity(
  tx: ReadTransaction,
  kind: LineageEntityKind,
  key: string,
): Promise<LineageEntityRow | undefined> {
  return (await tx.find('lineageEntity', { kind, key }, { limit: 1 }))[0];
}

export async function loadLineageEntityByKey(
  tx: ReadTransaction,
  kind: LineageEntityKind,
  key: string,
): Promise<LineageEntityRow> {
  const row = await findLineageEntity(tx, kind, key);
  if (row === undefined) throw noneNamed(kind, key);
  return row;
}

/** `kind`: a word of SageMaker's face, as which that names it. */
export const noneNamed = (kind: string, name: string): AssayError =>
  new AssayError('NotFound', `SageMaker's face knows no ${kind} named "${name}".`, { sagemaker: kind, name });
