import type { ExperimentId } from '@assay/base';
import type { CommandContext } from '../context.ts';
import type { ExperimentRow } from '../entities/experiment.ts';
import { checkFolder } from '../policy/check-folder.ts';
import { checkName } from '../policy/check-name.ts';
import { checkText } from '../policy/check-text.ts';
import { checkLimit } from '../policy/limit.ts';
import { sagemakerPartLength, slug } from '../policy/slug.ts';
import type { Transaction } from '../ports/transaction.ts';
import { takeFaceName, takeNativeName } from './face-names.ts';
import { recordChange } from './record.ts';
import { insertTags } from './write-tags.ts';
import type { Tags } from './write-tags.ts';

const mlflowNameLength = 500;

export interface NewExperiment {
  /** One that nobody has; without it a new one. */
  readonly id?: ExperimentId;
  readonly name: string;
  readonly description?: string;
  readonly folder?: string;
  readonly tags?: Tags;
  /** Its name at SageMaker's face, which is free there; without one it is made from the name. */
  readonly sagemakerName?: string;
  /** Its name at MLflow's face, which is free there; without one it is the name. */
  readonly mlflowName?: string;
}

/** Refuses when the project has as many experiments as it may. */
export async function checkExperimentCount(tx: Transaction, { limits }: CommandContext): Promise<void> {
  if (limits.experiments === null) return;
  const count = (await tx.count('experiment', { deletedMs: null })) + 1;
  checkLimit(limits, 'experiments', count, `The project would have ${count} experiments`);
}

export async function makeExperiment(
  tx: Transaction,
  context: CommandContext,
  {
    id = context.newId<ExperimentId>(),
    name,
    description = '',
    folder = '',
    tags = {},
    sagemakerName,
    mlflowName = name,
  }: NewExperiment,
): Promise<ExperimentRow> {
  const { limits, now } = context;
  checkName('name', name, limits);
  checkText('description', description, limits, 'descriptionLength');
  checkFolder('folder', folder, limits);
  await checkExperimentCount(tx, context);
  const own = { kind: 'experiment', id, name } as const;
  await takeNativeName(tx, { ...own, scope: '', place: '' });
  const row: ExperimentRow = {
    id,
    projectId: tx.projectId,
    name,
    description,
    folder,
    archived: false,
    baseline: null,
    createdMs: now,
    updatedMs: now,
    createdBy: context.actor.name,
    updatedBy: context.actor.name,
    deletedMs: null,
    version: 1,
  };
  await tx.insert('experiment', row);
  const atSagemaker = sagemakerName ?? slug(name, sagemakerPartLength, 'experiment');
  await takeFaceName(tx, context, 'sagemaker', { ...own, name: atSagemaker }, sagemakerPartLength);
  await takeFaceName(tx, context, 'mlflow', { ...own, name: mlflowName }, mlflowNameLength);
  await insertTags(tx, context, own, tags);
  await recordChange(tx, 'experiment.created', id, id, { name });
  return row;
}
