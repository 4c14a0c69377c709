import type { RunGroupId } from '@assay/base';
import type { CommandContext } from '../context.ts';
import type { ExperimentRow } from '../entities/experiment.ts';
import type { RunGroupRow } from '../entities/run.ts';
import { sagemakerNameLength, slug } from '../policy/slug.ts';
import type { Transaction } from '../ports/transaction.ts';
import { ownerOfName, sagemakerNameOf, takeFaceName, takeNativeName } from './face-names.ts';
import { recordChange } from './record.ts';
import { insertTags } from './write-tags.ts';
import type { Tags } from './write-tags.ts';

export interface NewRunGroup {
  readonly name: string;
  readonly description?: string;
  readonly tags?: Tags;
  /** Its name at SageMaker's face, which is free there; without one it is made from the name. */
  readonly sagemakerName?: string;
}

/** Makes a group with a name that was checked. */
export async function makeRunGroup(
  tx: Transaction,
  context: CommandContext,
  experiment: Pick<ExperimentRow, 'id' | 'name'>,
  { name, description = '', tags = {}, sagemakerName = groupNameAtSagemaker(name) }: NewRunGroup,
): Promise<RunGroupRow> {
  const id = context.newId<RunGroupId>();
  const own = { kind: 'group', id, name } as const;
  await takeNativeName(tx, { ...own, scope: experiment.id, place: ` in experiment "${experiment.name}"` });
  const row: RunGroupRow = {
    id,
    projectId: tx.projectId,
    experimentId: experiment.id,
    name,
    description,
    createdMs: context.now,
    updatedMs: context.now,
    deletedMs: null,
    deletedWith: null,
    version: 1,
  };
  await tx.insert('runGroup', row);
  await takeFaceName(tx, context, 'sagemaker', { ...own, name: sagemakerName }, sagemakerNameLength);
  await insertTags(tx, context, own, tags);
  await recordChange(tx, 'group.created', id, experiment.id, { name });
  return row;
}

// Not lower-cased where it fits already: SageMaker's SDK forms the default group's name with these capitals.
const groupNameAtSagemaker = (name: string): string =>
  /^[a-zA-Z0-9](?:-*[a-zA-Z0-9])*$/.test(name) && name.length <= sagemakerNameLength
    ? name
    : slug(name, sagemakerNameLength, 'group');

export const defaultGroupPrefix = 'Default-Run-Group-';

/** The group of that name in the experiment, made when there is none. */
export async function ensureRunGroup(
  tx: Transaction,
  context: CommandContext,
  experiment: Pick<ExperimentRow, 'id' | 'name'>,
  name: string,
): Promise<RunGroupId> {
  const owner = await ownerOfName(tx, 'native', 'group', experiment.id, name);
  return owner === undefined ? (await makeRunGroup(tx, context, experiment, { name })).id : (owner as RunGroupId);
}

/**
 * Where runs stand that were put into no group: the very group that SageMaker's SDK makes, whose name it forms from the
 * experiment's name at that face.
 */
export async function ensureDefaultGroup(
  tx: Transaction,
  context: CommandContext,
  experiment: Pick<ExperimentRow, 'id' | 'name'>,
): Promise<RunGroupId> {
  const name = defaultGroupPrefix + ((await sagemakerNameOf(tx, 'experiment', experiment.id)) ?? experiment.id);
  return ensureRunGroup(tx, context, experiment, name);
}
