import type { CommandContext } from '../../context.ts';
import type { RunRow } from '../../entities/run.ts';
import { reservedTags } from '../../policy/mlflow/reserved-tags.ts';
import type { Transaction } from '../../ports/transaction.ts';
import { recordChange, recordRunChange } from '../record.ts';
import { changeEntityTags } from '../write-tags.ts';
import { nativeParent } from './native-parent.ts';
import { renameRun } from './rename-run.ts';
import { writeNote } from './write-note.ts';

/** Tags of MLflow's clients: those that say what natively is a field change that field, too. */
export async function writeRunTags(
  tx: Transaction,
  context: CommandContext,
  run: RunRow,
  given: ReadonlyMap<string, string>,
): Promise<RunRow> {
  const tags = new Map(given);
  const note = tags.get(reservedTags.note);
  tags.delete(reservedTags.note);
  const runName = tags.get(reservedTags.runName);
  // MLflow knows no run without a name.
  if (runName === '') tags.delete(reservedTags.runName);
  const { set } = await changeEntityTags(tx, context, { kind: 'run', id: run.id, name: run.name }, tags, []);
  const isNoteNew = note !== undefined && (await writeNote(tx, context, { ...run, kind: 'run' }, note));
  let changed = run;
  if (runName !== undefined && set.includes(reservedTags.runName)) changed = await renameRun(tx, context, run, runName);
  if (set.includes(reservedTags.parentRunId))
    changed = await setParent(tx, context, changed, tags.get(reservedTags.parentRunId));
  if (set.length > 0 || isNoteNew) await tx.update('run', { id: run.id }, { updatedMs: context.now });
  if (set.length > 0)
    await recordChange(tx, 'tags.changed', run.id, run.experimentId, { kind: 'run', set, removed: [] });
  return { ...changed, updatedMs: context.now };
}

/** The native parent is the run that the tag names, or none. */
export async function setParent(
  tx: Transaction,
  context: CommandContext,
  run: RunRow,
  named: string | undefined,
): Promise<RunRow> {
  const parentRunId = await nativeParent(tx, run.id, named);
  if (parentRunId === run.parentRunId) return run;
  const change = { parentRunId, updatedMs: context.now, version: run.version + 1 };
  await tx.update('run', { id: run.id }, change);
  await recordRunChange(tx, 'run.updated', run, { fields: ['parentRunId'] });
  return { ...run, ...change };
}
