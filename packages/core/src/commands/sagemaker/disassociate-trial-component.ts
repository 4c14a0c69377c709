import type { Command } from '../command.ts';
import { AssayError } from '@assay/base';
import { recordRunChange } from '../../steps/record.ts';
import { leaveHomeIfGroupless } from '../../steps/sagemaker/leave-home.ts';
import { groupNamed, runNamed, sagemakerNamesOf } from '../../steps/sagemaker/named-entities.ts';
import type { TrialMembership, TrialMembershipInput } from './associate-trial-component.ts';

/** A run that SageMaker's API made has no experiment any more once it has lost its last group. */
export const disassociateTrialComponent: Command<TrialMembershipInput, TrialMembership> = async (
  tx,
  input,
  context,
) => {
  const run = await runNamed(tx, input.componentName);
  const group = await groupNamed(tx, input.trialName);
  const { id } = run;
  const answer: TrialMembership = {
    componentName: (await sagemakerNamesOf(tx, 'run', [id])).get(id) ?? input.componentName,
    trialName: (await sagemakerNamesOf(tx, 'group', [group.id])).get(group.id) ?? input.trialName,
  };
  if ((await tx.remove('runGroupMember', { groupId: group.id, runId: id })) === 0) {
    const { componentName, trialName } = answer;
    const message = `Trial component "${componentName}" is not associated with trial "${trialName}".`;
    throw new AssayError('NotFound', message, { componentName, trialName });
  }
  await recordRunChange(tx, 'run.groups', run, { added: [], removed: [group.id] });
  if (!(await leaveHomeIfGroupless(tx, context, run))) await tx.update('run', { id }, { updatedMs: context.now });
  return answer;
};
