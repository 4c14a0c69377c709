import type { RunRow } from '../../entities/run.ts';
import { reservedTags } from '../../policy/mlflow/reserved-tags.ts';
import type { Transaction } from '../../ports/transaction.ts';
import { recordChange } from '../record.ts';

/** After a native change of a run's name or parent: the tags by which MLflow's clients know them, where it has them, say the same. */
export async function followNativeRun(tx: Transaction, before: RunRow, after: RunRow): Promise<void> {
  if (after.name !== before.name) await follow(tx, after, reservedTags.runName, after.name);
  if (after.parentRunId !== before.parentRunId) await follow(tx, after, reservedTags.parentRunId, after.parentRunId);
}

async function follow(tx: Transaction, { id, experimentId }: RunRow, key: string, value: string | null): Promise<void> {
  const place = { kind: 'run', entityId: id, key } as const;
  const tag = await tx.get('tag', place);
  if (tag === undefined || tag.value === value) return;
  if (value === null) await tx.remove('tag', place);
  else await tx.update('tag', place, { value });
  const [set, removed] = value === null ? [[], [key]] : [[key], []];
  await recordChange(tx, 'tags.changed', id, experimentId, { kind: 'run', set, removed });
}
