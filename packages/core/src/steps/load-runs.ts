import { AssayError, parseId } from '@assay/base';
import type { RunId } from '@assay/base';
import type { RunRow } from '../entities/run.ts';
import type { ReadTransaction } from '../ports/transaction.ts';

/** In the order of the ids, which are those of the request's `runIds`; an unknown one is NotFound. */
export async function loadRuns(tx: ReadTransaction, ids: readonly string[]): Promise<RunRow[]> {
  const rows = await tx.find('run', { id: ids.map((id, i) => parseId<RunId>(id, `runIds[${i}]`)) });
  const byId = new Map<string, RunRow>(rows.map((row) => [row.id, row]));
  return ids.map((id, i) => {
    const row = byId.get(id);
    if (row === undefined) throw new AssayError('NotFound', `No run with the id ${id}.`, { path: `runIds[${i}]`, id });
    return row;
  });
}
