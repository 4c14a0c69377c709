import type { CommandContext } from '../context.ts';
import type { ExperimentRow } from '../entities/experiment.ts';
import type { RunRow } from '../entities/run.ts';
import type { Transaction } from '../ports/transaction.ts';
import { changeNativeName } from './face-names.ts';
import { placeOf } from './make-run.ts';
import { recordRunChange } from './record.ts';

/** Gives a run another experiment or none; groups are the caller's business. AlreadyExists where its name is taken there. */
export async function changeHome(
  tx: Transaction,
  { now }: CommandContext,
  run: RunRow,
  experiment: ExperimentRow | null,
  name: string,
): Promise<RunRow> {
  const { id } = run;
  await changeNativeName(tx, { kind: 'run', id, name, scope: experiment?.id ?? '', place: placeOf(experiment) });
  const change = { name, experimentId: experiment?.id ?? null, updatedMs: now, version: run.version + 1 };
  await tx.update('run', { id }, change);
  const moved = { ...run, ...change };
  // Those who follow the old experiment learn that it left, those who follow the new one that it came.
  if (run.experimentId !== null)
    await recordRunChange(tx, 'run.updated', run, { fields: ['experimentId'], experimentId: moved.experimentId });
  if (moved.experimentId !== null)
    await recordRunChange(tx, 'run.updated', moved, { fields: ['experimentId'], experimentId: moved.experimentId });
  return moved;
}
