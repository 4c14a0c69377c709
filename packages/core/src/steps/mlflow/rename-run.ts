import type { CommandContext } from '../../context.ts';
import type { RunRow } from '../../entities/run.ts';
import { nativeName } from '../../policy/mlflow/native-name.ts';
import type { Transaction } from '../../ports/transaction.ts';
import { changeNativeName, freeNativeName } from '../face-names.ts';
import { recordRunChange } from '../record.ts';

/** The native name for a run that MLflow's clients call so: they may have several runs of one name, where natively the later ones get a suffix. */
export const nativeRunName = (
  tx: Transaction,
  context: CommandContext,
  run: { readonly id: RunRow['id'] | undefined; readonly experimentId: RunRow['experimentId'] },
  given: string,
): Promise<string> =>
  freeNativeName(tx, context, { kind: 'run', id: run.id, scope: run.experimentId ?? '' }, [
    nativeName(given, context.limits, 'run'),
  ]);

export async function renameRun(tx: Transaction, context: CommandContext, run: RunRow, given: string): Promise<RunRow> {
  const name = await nativeRunName(tx, context, run, given);
  if (name === run.name) return run;
  await changeNativeName(tx, { kind: 'run', id: run.id, name, scope: run.experimentId ?? '', place: '' });
  const change = { name, updatedMs: context.now, version: run.version + 1 };
  await tx.update('run', { id: run.id }, change);
  await recordRunChange(tx, 'run.updated', run, { fields: ['name'] });
  return { ...run, ...change };
}
