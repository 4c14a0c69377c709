import type { Transaction, TableName, Tables, Where } from '../ports/transaction.ts';

const pageSize = 5000;

/** What a long command does at once before it lets others in between: some 30 ms. */
const portionSize = 100;

/** Calls `change` for each matching row, a page at a time. `change` must make the row match no longer. */
export async function forEachRow<T extends TableName>(
  tx: Transaction,
  table: T,
  where: Where<T>,
  change: (row: Tables[T]) => Promise<unknown>,
): Promise<void> {
  for (;;) {
    const rows = await tx.find(table, where, { limit: pageSize });
    for (const row of rows) await change(row);
    if (rows.length < pageSize) return;
  }
}

/** Calls `change` for a portion of the matching rows; answers whether there may be more. `change` as of `forEachRow`. */
export async function forPortion<T extends TableName>(
  tx: Transaction,
  table: T,
  where: Where<T>,
  change: (row: Tables[T]) => Promise<unknown>,
): Promise<boolean> {
  const rows = await tx.find(table, where, { limit: portionSize });
  for (const row of rows) await change(row);
  return rows.length === portionSize;
}
