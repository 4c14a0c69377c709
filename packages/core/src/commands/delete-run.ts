import type { Command } from './command.ts';
import type { RunId } from '@assay/base';
import type { CommandContext } from '../context.ts';
import { checkVersion } from '../policy/check-version.ts';
import type { Transaction } from '../ports/transaction.ts';
import { markRunDeleted } from '../steps/deletion.ts';
import { forEachRow } from '../steps/for-each-row.ts';
import { loadRun } from '../steps/load.ts';

export interface DeleteRunInput {
  readonly runId: string;
  readonly expectedVersion?: number;
  /** Its child runs too. */
  readonly cascade?: boolean;
}

/** Its child runs stay, unless they are asked for too. What is deleted already stays as it is. */
export const deleteRun: Command<DeleteRunInput, void> = async (tx, input, context) => {
  const row = await loadRun(tx, input.runId);
  if (row.deletedMs !== null) return;
  checkVersion(`Run "${row.name}"`, row.version, input.expectedVersion);
  await markRunDeleted(tx, context, row, null);
  if (input.cascade === true) await deleteChildren(tx, context, row.id);
};

const deleteChildren = (tx: Transaction, context: CommandContext, parentRunId: RunId): Promise<void> =>
  forEachRow(tx, 'run', { parentRunId, deletedMs: null }, async (child) => {
    await markRunDeleted(tx, context, child, parentRunId);
    await deleteChildren(tx, context, child.id);
  });
