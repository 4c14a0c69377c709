import { isId } from '@assay/base';
import type { RunId } from '@assay/base';
import type { ReadTransaction } from '../../ports/transaction.ts';

const maxDepth = 100;

/** The run that a tag names as a run's parent, as far as it can be that natively: it is there, and not the run itself nor below it. */
export async function nativeParent(
  tx: ReadTransaction,
  runId: RunId,
  named: string | undefined,
): Promise<RunId | null> {
  if (named === undefined || !isId(named)) return null;
  const parent = await tx.get('run', { id: named as RunId });
  let ancestor = parent;
  for (let depth = 1; ancestor !== undefined; depth++) {
    if (ancestor.id === runId || depth > maxDepth) return null;
    ancestor = ancestor.parentRunId === null ? undefined : await tx.get('run', { id: ancestor.parentRunId });
  }
  return parent?.id ?? null;
}
