import type { Command } from '../command.ts';
import { AssayError } from '@assay/base';
import { nameKey } from '../../policy/check-name.ts';
import { changeHome } from '../../steps/change-home.ts';
import { freeNativeName } from '../../steps/face-names.ts';
import { recordRunChange } from '../../steps/record.ts';
import { activeGroupsOf } from '../../steps/sagemaker/memberships.ts';
import { groupNamed, runNamed, sagemakerNamesOf } from '../../steps/sagemaker/named-entities.ts';
import type { TrialMembership, TrialMembershipInput } from './associate-trial-component.ts';

/**
 * A run that SageMaker's API made has no experiment any more once it has lost its last group; a name that was shortened when it
 * got one is its component's name again.
 */
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
  const isHomeless = run.source === 'sagemaker' && (await activeGroupsOf(tx, id)).length === 0;
  if (isHomeless && run.experimentId !== null) {
    const place = { kind: 'run', id, scope: '' } as const;
    const wasShortened = nameKey(answer.componentName).endsWith(`-${nameKey(run.name)}`);
    const wanted = wasShortened ? ([answer.componentName, run.name] as const) : ([run.name] as const);
    const name = await freeNativeName(tx, context, place, wanted);
    await changeHome(tx, context, run, null, name);
  } else await tx.update('run', { id }, { updatedMs: context.now });
  return answer;
};
