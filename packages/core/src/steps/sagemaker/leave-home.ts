import type { CommandContext } from '../../context.ts';
import type { RunRow } from '../../entities/run.ts';
import { nameKey } from '../../policy/check-name.ts';
import type { Transaction } from '../../ports/transaction.ts';
import { changeHome } from '../change-home.ts';
import { freeNativeName, sagemakerNameOf } from '../face-names.ts';
import { activeGroupsOf } from './memberships.ts';

/**
 * A run that SageMaker's API made has no experiment any more once it stands in no group. A name that was shortened when it got one is
 * its component's name again. Answers whether it left.
 */
export async function leaveHomeIfGroupless(tx: Transaction, context: CommandContext, run: RunRow): Promise<boolean> {
  const { id } = run;
  if (run.source !== 'sagemaker' || run.experimentId === null) return false;
  if ((await activeGroupsOf(tx, id)).length > 0) return false;
  const componentName = (await sagemakerNameOf(tx, 'run', id)) ?? run.name;
  const wasShortened = nameKey(componentName).endsWith(`-${nameKey(run.name)}`);
  const wanted = wasShortened ? ([componentName, run.name] as const) : ([run.name] as const);
  const name = await freeNativeName(tx, context, { kind: 'run', id, scope: '' }, wanted);
  await changeHome(tx, context, run, null, name);
  return true;
}
