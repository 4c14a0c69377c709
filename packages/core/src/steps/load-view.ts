import { isId, notFound } from '@assay/base';
import type { ViewId } from '@assay/base';
import type { Actor } from '../context.ts';
import type { ViewRow } from '../entities/annotation.ts';
import type { ReadTransaction } from '../ports/transaction.ts';

/** A view that is not shared is its maker's alone. */
export const mayUseView = (view: ViewRow, actor: Actor): boolean => view.shared || view.createdBy === actor.name;

export async function loadView(tx: ReadTransaction, id: string, actor: Actor): Promise<ViewRow> {
  const row = isId(id) ? await tx.get('view', { id: id as ViewId }) : undefined;
  if (row === undefined || !mayUseView(row, actor)) throw notFound('view', id);
  return row;
}
