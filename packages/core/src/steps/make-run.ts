import type { RunGroupId, RunId } from '@assay/base';
import type { CommandContext } from '../context.ts';
import type { ExperimentRow } from '../entities/experiment.ts';
import type { RunRow } from '../entities/run.ts';
import { sagemakerNameLength, sagemakerPartLength, slug } from '../policy/slug.ts';
import type { Transaction } from '../ports/transaction.ts';
import { sagemakerNameOf, takeFaceName, takeNativeName } from './face-names.ts';
import { recordRunChange } from './record.ts';
import { checkParameterCount, insertParameters } from './write-parameters.ts';
import type { ReadyParameters } from './write-parameters.ts';
import { insertTags } from './write-tags.ts';
import type { Tags } from './write-tags.ts';

/** What a run begins with; everything in it was checked. */
export interface NewRun extends Pick<
  RunRow,
  | 'name'
  | 'description'
  | 'parentRunId'
  | 'status'
  | 'statusMessage'
  | 'startedMs'
  | 'endedMs'
  | 'parameterPolicy'
  | 'source'
  | 'environment'
> {
  readonly id: RunId;
  readonly experiment: Pick<ExperimentRow, 'id' | 'name'> | null;
  readonly groupIds: readonly RunGroupId[];
  readonly parameters: ReadyParameters;
  readonly tags: Tags;
  /** Its name at SageMaker's face, which is free there; without one it is made from the name. */
  readonly sagemakerName?: string;
}

/** For messages: where a run's name must be unique. */
export const placeOf = (experiment: Pick<ExperimentRow, 'name'> | null): string =>
  experiment === null ? ' among the runs without an experiment' : ` in experiment "${experiment.name}"`;

export async function makeRun(tx: Transaction, context: CommandContext, made: NewRun): Promise<RunRow> {
  const { experiment, groupIds, parameters, tags, sagemakerName, ...own } = made;
  const { id, name } = own;
  checkParameterCount(parameters.size, name, context);
  await takeNativeName(tx, { kind: 'run', id, name, scope: experiment?.id ?? '', place: placeOf(experiment) });
  const row: RunRow = {
    ...own,
    projectId: tx.projectId,
    experimentId: experiment?.id ?? null,
    createdMs: context.now,
    updatedMs: context.now,
    createdBy: context.actor.name,
    deletedMs: null,
    deletedWith: null,
    version: 1,
    parameterCount: parameters.size,
    artifactCount: 0,
    pointCount: 0,
    logLineCount: 0,
  };
  await tx.insert('run', row);
  const component =
    sagemakerName === undefined
      ? await componentName(tx, name, experiment)
      : { name: sagemakerName, maxLength: sagemakerNameLength };
  await takeFaceName(tx, context, 'sagemaker', { kind: 'run', id, name: component.name }, component.maxLength);
  for (const groupId of groupIds) await addMember(tx, context, groupId, id);
  await insertParameters(tx, context, id, parameters);
  await insertTags(tx, context, { kind: 'run', id, name }, tags);
  await recordRunChange(tx, 'run.created', row, { name, status: row.status });
  return row;
}

/**
 * SageMaker's name of a run is that of a trial component, formed as its SDK does, `<experiment>-<run>`, so that the SDK finds
 * the run again; of the run's own name it takes no more than 59 characters.
 */
async function componentName(
  tx: Transaction,
  name: string,
  experiment: Pick<ExperimentRow, 'id'> | null,
): Promise<{ name: string; maxLength: number }> {
  const prefix = experiment === null ? undefined : await sagemakerNameOf(tx, 'experiment', experiment.id);
  if (prefix === undefined) return { name: slug(name, sagemakerNameLength, 'run'), maxLength: sagemakerNameLength };
  const maxLength = Math.min(prefix.length + 1 + sagemakerPartLength, sagemakerNameLength);
  return { name: slug(`${prefix}-${slug(name, sagemakerPartLength, 'run')}`, maxLength, 'run'), maxLength };
}

export const addMember = (tx: Transaction, context: CommandContext, groupId: RunGroupId, runId: RunId): Promise<void> =>
  tx.insert('runGroupMember', { projectId: tx.projectId, groupId, runId, addedMs: context.now });
