import type { Transaction, TableName, Tables, Where } from '../ports/transaction.ts';

const pageSize = 5000;

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
