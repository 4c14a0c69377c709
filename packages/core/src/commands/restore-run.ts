import type { RunAnswer, RunAnswerBounds } from '../answers/run.ts';
import type { Command } from './command.ts';
import type { RunId } from '@assay/base';
import { answerRun } from '../answers/answer-runs.ts';
import type { CommandContext } from '../context.ts';
import type { Transaction } from '../ports/transaction.ts';
import { markRunRestored } from '../steps/deletion.ts';
import { forEachRow } from '../steps/for-each-row.ts';
import { loadActiveExperiment, loadRun } from '../steps/load.ts';

export interface RestoreRunInput extends RunAnswerBounds {
  readonly runId: string;
}

/** With the child runs that its deletion took along, and no others. */
export const restoreRun: Command<RestoreRunInput, RunAnswer> = async (tx, input, context) => {
  const row = await loadRun(tx, input.runId);
  if (row.deletedMs === null) return answerRun(tx, row, input);
  if (row.experimentId !== null) await loadActiveExperiment(tx, row.experimentId);
  const restored = await markRunRestored(tx, context, row);
  await restoreChildren(tx, context, row.id);
  return answerRun(tx, restored, input);
};

const restoreChildren = (tx: Transaction, context: CommandContext, parentRunId: RunId): Promise<void> =>
  forEachRow(tx, 'run', { parentRunId, deletedWith: parentRunId }, async (child) => {
    await markRunRestored(tx, context, child);
    await restoreChildren(tx, context, child.id);
  });
