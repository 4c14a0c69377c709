import type { EpochMs, Id } from '@assay/base';
import type { CommandContext } from '../context.ts';
import type { RunGroupRow, RunRow } from '../entities/run.ts';
import type { Transaction } from '../ports/transaction.ts';
import { releaseNames, takeNamesBack } from './face-names.ts';
import { recordChange, recordRunChange } from './record.ts';

/** Soft deletion. `deletedWith`: what was deleted and took this along, so that restoring that brings this back. */
export async function markRunDeleted(
  tx: Transaction,
  { now }: CommandContext,
  run: RunRow,
  deletedWith: Id | null,
): Promise<void> {
  await releaseNames(tx, 'run', run.id);
  await tx.update('run', { id: run.id }, { deletedMs: now, deletedWith, updatedMs: now, version: run.version + 1 });
  await recordRunChange(tx, 'run.deleted', run, { name: run.name });
}

export async function markRunGroupDeleted(
  tx: Transaction,
  { now }: CommandContext,
  group: RunGroupRow,
  deletedWith: Id | null,
): Promise<void> {
  await releaseNames(tx, 'group', group.id);
  const change = { deletedMs: now, deletedWith, updatedMs: now, version: group.version + 1 };
  await tx.update('runGroup', { id: group.id }, change);
  await markStudy(tx, group, now);
  await recordChange(tx, 'group.deleted', group.id, group.experimentId, { name: group.name });
}

/** Where the group is a study, its row says the same. */
async function markStudy(tx: Transaction, { id }: RunGroupRow, deletedMs: EpochMs | null): Promise<void> {
  if ((await tx.get('study', { id })) !== undefined) await tx.update('study', { id }, { deletedMs });
}

const restored = (name: string, version: number, { now }: CommandContext) => ({
  name,
  deletedMs: null,
  deletedWith: null,
  updatedMs: now,
  version: version + 1,
});

export async function markRunRestored(tx: Transaction, context: CommandContext, run: RunRow): Promise<RunRow> {
  const { id, experimentId } = run;
  const name = await takeNamesBack(tx, context, { kind: 'run', id, name: run.name, scope: experimentId ?? '' });
  const change = restored(name, run.version, context);
  await tx.update('run', { id }, change);
  await recordRunChange(tx, 'run.restored', run, { name });
  return { ...run, ...change };
}

export async function markRunGroupRestored(
  tx: Transaction,
  context: CommandContext,
  group: RunGroupRow,
): Promise<RunGroupRow> {
  const { id, experimentId } = group;
  const name = await takeNamesBack(tx, context, { kind: 'group', id, name: group.name, scope: experimentId });
  const change = restored(name, group.version, context);
  await tx.update('runGroup', { id }, change);
  await markStudy(tx, group, null);
  await recordChange(tx, 'group.restored', id, experimentId, { name });
  return { ...group, ...change };
}
