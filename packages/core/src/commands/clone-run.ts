import type { RunAnswer } from '../answers/run.ts';
import type { Command } from './command.ts';
import { answerRun } from '../answers/answer-runs.ts';
import type { CommandContext } from '../context.ts';
import { checkName } from '../policy/check-name.ts';
import { withSuffix } from '../policy/slug.ts';
import type { ReadTransaction } from '../ports/transaction.ts';
import { copyRun } from '../steps/copy-run.ts';
import { ownerOfName } from '../steps/face-names.ts';
import { loadActiveExperiment, loadActiveRun } from '../steps/load.ts';
import { ensureDefaultGroup } from '../steps/make-run-group.ts';

export interface CloneRunInput {
  readonly runId: string;
  readonly name?: string;
  readonly experimentId?: string;
}

/** A scheduled run with the parameters, tags and inputs of another, in the same experiment or in the one that is named. */
export const cloneRun: Command<CloneRunInput, RunAnswer> = async (tx, input, context) => {
  const original = await loadActiveRun(tx, input.runId);
  const experimentId = input.experimentId ?? original.experimentId;
  const experiment = experimentId === null ? null : await loadActiveExperiment(tx, experimentId);
  if (input.name !== undefined) checkName('name', input.name, context.limits);
  const name = input.name ?? (await freeCopyName(tx, context, experiment?.id ?? '', original.name));
  const groupIds = experiment === null ? [] : [await ensureDefaultGroup(tx, context, experiment)];
  const { parentRunId } = original;
  return answerRun(tx, await copyRun(tx, context, original, { name, experiment, groupIds, parentRunId }));
};

/** `name-copy`, `name-copy-2`, …; after some of them a random one. */
async function freeCopyName(
  tx: ReadTransaction,
  context: CommandContext,
  scope: string,
  name: string,
): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    const suffix = attempt === 1 ? 'copy' : `copy-${attempt <= 20 ? attempt : context.newId().slice(-8)}`;
    const candidate = withSuffix(name, suffix, context.limits.nameLength);
    if ((await ownerOfName(tx, 'native', 'run', scope, candidate)) === undefined) return candidate;
  }
}
