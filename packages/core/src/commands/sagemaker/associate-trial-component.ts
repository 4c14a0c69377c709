import type { Command } from '../command.ts';
import type { CommandContext } from '../../context.ts';
import type { ExperimentRow } from '../../entities/experiment.ts';
import type { RunRow } from '../../entities/run.ts';
import { nameKey } from '../../policy/check-name.ts';
import type { Transaction } from '../../ports/transaction.ts';
import { changeHome } from '../../steps/change-home.ts';
import { freeNativeName } from '../../steps/face-names.ts';
import { loadExperiment } from '../../steps/load.ts';
import { addMember } from '../../steps/make-run.ts';
import { recordRunChange } from '../../steps/record.ts';
import { groupNamed, runNamed, sagemakerNamesOf } from '../../steps/sagemaker/named-entities.ts';

export interface TrialMembershipInput {
  readonly componentName: string;
  readonly trialName: string;
}

/** The names of both as they were created. */
export interface TrialMembership {
  readonly componentName: string;
  readonly trialName: string;
}

/** The first group that a run is put into makes that group's experiment its home. Where it stands already, nothing changes. */
export const associateTrialComponent: Command<TrialMembershipInput, TrialMembership> = async (tx, input, context) => {
  let run = await runNamed(tx, input.componentName);
  const group = await groupNamed(tx, input.trialName);
  const answer: TrialMembership = {
    componentName: (await sagemakerNamesOf(tx, 'run', [run.id])).get(run.id) ?? input.componentName,
    trialName: (await sagemakerNamesOf(tx, 'group', [group.id])).get(group.id) ?? input.trialName,
  };
  if ((await tx.get('runGroupMember', { groupId: group.id, runId: run.id })) !== undefined) return answer;
  if (run.experimentId === null)
    run = await bringHome(tx, context, run, answer.componentName, await loadExperiment(tx, group.experimentId));
  await addMember(tx, context, group.id, run.id);
  await tx.update('run', { id: run.id }, { updatedMs: context.now });
  await recordRunChange(tx, 'run.groups', run, { added: [group.id], removed: [] });
  return answer;
};

/** A run that is still named as its component loses the experiment's name in it, which SageMaker's SDK puts before each. */
async function bringHome(
  tx: Transaction,
  context: CommandContext,
  run: RunRow,
  componentName: string,
  home: ExperimentRow,
): Promise<RunRow> {
  const prefix = `${(await sagemakerNamesOf(tx, 'experiment', [home.id])).get(home.id) ?? ''}-`;
  const isComponentName = nameKey(run.name) === nameKey(componentName);
  const rest = nameKey(run.name).startsWith(nameKey(prefix)) ? run.name.slice(prefix.length) : '';
  const place = { kind: 'run', id: run.id, scope: home.id } as const;
  const wanted = isComponentName && /^[a-zA-Z0-9]/.test(rest) ? ([rest, run.name] as const) : ([run.name] as const);
  return changeHome(tx, context, run, home, await freeNativeName(tx, context, place, wanted));
}
