import { AssayError } from '@assay/base';
import type { ModelVersionAnswer } from '../../answers/model.ts';
import { answerModelVersion } from '../../answers/answer-models.ts';
import type { CommandContext } from '../../context.ts';
import type {
  ModelApproval,
  ModelEventKind,
  ModelStage,
  ModelVersionRow,
  RegisteredModelRow,
} from '../../entities/registered-model.ts';
import { checkText } from '../../policy/check-text.ts';
import type { Transaction } from '../../ports/transaction.ts';
import { loadModel, loadModelVersion } from '../../steps/load-model.ts';
import { recordModelChange, touchModel } from '../../steps/record-model-change.ts';
import type { Command } from '../command.ts';

export interface UpdateModelVersionInput {
  readonly model: string;
  readonly version: number;
  readonly description?: string;
  readonly stage?: ModelStage;
  /** The other versions in `stage`, Staging or Production, are archived. */
  readonly archiveExisting?: boolean;
  readonly approval?: ModelApproval | null;
}

/** Stage and approval do not know of each other. */
export const updateModelVersion: Command<UpdateModelVersionInput, ModelVersionAnswer> = async (tx, input, context) => {
  const { stage, archiveExisting = false, approval, description } = input;
  const model = await loadModel(tx, input.model);
  const row = await loadModelVersion(tx, model, input.version);
  if (archiveExisting && stage !== 'Staging' && stage !== 'Production')
    throw new AssayError(
      'InvalidInput',
      'archiveExisting: takes a stage of which there should be one version: give stage Staging or Production.',
      { path: 'archiveExisting' },
    );
  if (archiveExisting && stage !== undefined)
    for (const other of await tx.find('modelVersion', { modelId: model.id, stage }))
      if (other.id !== row.id) await change(tx, context, model, other, 'stage', { stage: 'Archived' });
  let next = row;
  if (description !== undefined && description !== row.description) {
    checkText('description', description, context.limits, 'descriptionLength');
    next = await change(tx, context, model, next, 'version.described', { description });
  }
  if (stage !== undefined && stage !== row.stage) next = await change(tx, context, model, next, 'stage', { stage });
  if (approval !== undefined && approval !== row.approval)
    next = await change(tx, context, model, next, 'approval', { approval });
  if (stage !== undefined || approval !== undefined) await touchModel(tx, context, model);
  return answerModelVersion(tx, next);
};

async function change(
  tx: Transaction,
  context: CommandContext,
  model: RegisteredModelRow,
  row: ModelVersionRow,
  kind: Extract<ModelEventKind, 'version.described' | 'stage' | 'approval'>,
  fields: Partial<Pick<ModelVersionRow, 'description' | 'stage' | 'approval'>>,
): Promise<ModelVersionRow> {
  const changed = { ...fields, updatedMs: context.now, updatedBy: context.actor.name };
  await tx.update('modelVersion', { id: row.id }, changed);
  const data = kind === 'version.described' ? {} : { from: row[kind], to: fields[kind] };
  await recordModelChange(tx, context, model, { kind, version: row.number, data });
  return { ...row, ...changed };
}
