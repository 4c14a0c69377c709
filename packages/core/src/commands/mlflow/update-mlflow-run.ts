import { answerMlflowRunInfo } from '../../answers/mlflow/run.ts';
import type { MlflowRunInfo } from '../../answers/mlflow/run.ts';
import type { RunRow, RunStatus } from '../../entities/run.ts';
import { reservedTags } from '../../policy/mlflow/reserved-tags.ts';
import { mlflowProgress } from '../../policy/mlflow/run-progress.ts';
import { changedFields } from '../../steps/changed-fields.ts';
import { loadActiveMlflowRun } from '../../steps/mlflow/load.ts';
import { writeRunTags } from '../../steps/mlflow/write-run-tags.ts';
import { recordPause } from '../../steps/record-pause.ts';
import { recordRunChange } from '../../steps/record.ts';
import type { Command } from '../command.ts';

export interface UpdateMlflowRunInput {
  readonly runId: string;
  readonly status?: RunStatus;
  readonly endMs?: number;
  /** Empty: as it was. */
  readonly name?: string;
}

export const updateMlflowRun: Command<UpdateMlflowRunInput, MlflowRunInfo> = async (tx, input, context) => {
  let run = await loadActiveMlflowRun(tx, input.runId);
  const change = changedFields<RunRow>(run, mlflowProgress(run, input, context.now));
  if (change !== undefined) {
    const now = { updatedMs: context.now, version: run.version + 1 };
    await tx.update('run', { id: run.id }, { ...change, ...now });
    await recordPause(tx, run, { ...run, ...change }, context.now);
    run = { ...run, ...change, ...now };
    const fields = Object.keys(change);
    await recordRunChange(tx, 'run.updated', run, { fields, ...(change.status && { status: change.status }) });
  }
  if (input.name !== undefined && input.name !== '')
    run = await writeRunTags(tx, context, run, new Map([[reservedTags.runName, input.name]]));
  return answerMlflowRunInfo(tx, run);
};
