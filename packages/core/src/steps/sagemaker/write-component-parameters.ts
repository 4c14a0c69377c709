import type { CommandContext } from '../../context.ts';
import type { ParameterRow, RunRow } from '../../entities/run.ts';
import { parameterForm, parameterKeyForm } from '../../policy/sagemaker/parameter-form.ts';
import type { ParameterForm } from '../../policy/sagemaker/parameter-form.ts';
import type { Transaction } from '../../ports/transaction.ts';
import { recordRunChange } from '../record.ts';
import { readyParameters, writeParameters } from '../write-parameters.ts';

/**
 * Parameters by SageMaker's keys: known ones are overwritten, whatever the run's policy, and the old value goes to the change log. What
 * is given as it was shown is left as it is; removal wins. Answers the run with its new count.
 */
export async function writeComponentParameters(
  tx: Transaction,
  context: CommandContext,
  run: RunRow,
  set: Readonly<Record<string, ParameterForm>>,
  remove: readonly string[],
): Promise<RunRow> {
  const removed = new Set(remove);
  const wanted = Object.entries(set).filter(([key]) => !removed.has(key));
  if (wanted.length === 0 && (removed.size === 0 || run.parameterCount === 0)) return run;
  const rows = run.parameterCount === 0 ? [] : ((await tx.parametersOf([run.id])).get(run.id) ?? []);
  const byKey = new Map(rows.map((row) => [parameterKeyForm(row), row]));
  const changed = wanted.filter(([key, form]) => {
    const old = byKey.get(key);
    return old === undefined || parameterForm(old) !== form;
  });
  const values = Object.fromEntries(changed.map(([key, form]) => [byKey.get(key)?.key ?? key, form]));
  const ready = readyParameters(values, context);
  const { added, overwritten } = await writeParameters(tx, context, run, ready, 'overwrite');
  const gone = [...removed].map((key) => byKey.get(key)).filter((row) => row !== undefined);
  if (gone.length > 0) await tx.remove('parameter', { runId: run.id, key: gone.map(({ key }) => key) });
  if (added.length + overwritten.length + gone.length === 0) return run;
  const parameterCount = run.parameterCount + added.length - gone.length;
  await tx.update('run', { id: run.id }, { parameterCount, updatedMs: context.now });
  const texts = (of: readonly Pick<ParameterRow, 'key' | 'text'>[]): Record<string, string> =>
    Object.fromEntries(of.map(({ key, text }) => [key, text]));
  await recordRunChange(tx, 'run.parameters', run, {
    added,
    overwritten: texts(overwritten),
    ...(gone.length > 0 && { removed: texts(gone) }),
  });
  return { ...run, parameterCount };
}
