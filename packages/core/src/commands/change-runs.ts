import type { Command } from './command.ts';
import { AssayError, assertNever } from '@assay/base';
import type { CommandContext } from '../context.ts';
import type { Transaction } from '../ports/transaction.ts';
import { loadActiveExperiment, loadActiveRunGroup, loadRunGroup } from '../steps/load.ts';
import { addRunToGroup } from './add-run-to-group.ts';
import { changeTags } from './change-tags.ts';
import { deleteRun } from './delete-run.ts';
import { removeRunFromGroup } from './remove-run-from-group.ts';
import { restoreRun } from './restore-run.ts';
import { updateRun } from './update-run.ts';

export type RunChange =
  | { readonly kind: 'delete'; readonly cascade?: boolean }
  | { readonly kind: 'restore' }
  | { readonly kind: 'tag'; readonly set?: Readonly<Record<string, string>>; readonly remove?: readonly string[] }
  | { readonly kind: 'move'; readonly experimentId: string | null }
  | { readonly kind: 'addToGroup' | 'removeFromGroup'; readonly groupId: string };

export interface ChangeRunsInput {
  readonly runIds: readonly string[];
  readonly change: RunChange;
}

export interface ChangeRunsOutput {
  readonly done: readonly string[];
  readonly failed: readonly { readonly runId: string; readonly code: string; readonly message: string }[];
}

/** Each run as by the command for one; a run that it refuses stays as it is and spoils none of the others. */
export const changeRuns: Command<ChangeRunsInput, ChangeRunsOutput> = async (tx, { runIds, change }, context) => {
  await requireTarget(tx, change);
  const done: string[] = [];
  const failed: { runId: string; code: string; message: string }[] = [];
  for (const runId of runIds) {
    try {
      await tx.attempt(() => changeOne(tx, runId, change, context));
      done.push(runId);
    } catch (error) {
      if (!(error instanceof AssayError)) throw error;
      failed.push({ runId, code: error.code, message: error.message });
    }
  }
  return { done, failed };
};

/** By a name of its own, because deletions are taken even when the disk is almost full. */
export const deleteRuns: Command<ChangeRunsInput & { readonly change: { readonly kind: 'delete' } }, ChangeRunsOutput> =
  changeRuns;

/** What all of them would fail by is the fault of the whole. */
async function requireTarget(tx: Transaction, change: RunChange): Promise<void> {
  if (change.kind === 'move' && change.experimentId !== null) await loadActiveExperiment(tx, change.experimentId);
  if (change.kind === 'addToGroup') await loadActiveRunGroup(tx, change.groupId);
  if (change.kind === 'removeFromGroup') await loadRunGroup(tx, change.groupId);
}

async function changeOne(tx: Transaction, runId: string, change: RunChange, context: CommandContext): Promise<unknown> {
  switch (change.kind) {
    case 'delete':
      return deleteRun(tx, { runId, cascade: change.cascade ?? false }, context);
    case 'restore':
      return restoreRun(tx, { runId }, context);
    case 'tag':
      return changeTags(tx, { kind: 'run', id: runId, set: change.set ?? {}, remove: change.remove ?? [] }, context);
    case 'move':
      return updateRun(tx, { runId, experimentId: change.experimentId }, context);
    case 'addToGroup':
      return addRunToGroup(tx, { groupId: change.groupId, runId }, context);
    case 'removeFromGroup':
      return removeRunFromGroup(tx, { groupId: change.groupId, runId }, context);
    default:
      return assertNever(change);
  }
}
