import type { LoggedModelStatus } from '../../entities/logged-model.ts';
import { loadLoggedModel } from '../../steps/mlflow/load-logged-model.ts';
import { writeModelParameters } from '../../steps/mlflow/write-model-parameters.ts';
import { changeEntityTags } from '../../steps/write-tags.ts';
import type { Tags } from '../../steps/write-tags.ts';
import type { Command } from '../command.ts';

export interface UpdateLoggedModelInput {
  readonly modelId: string;
  readonly status?: LoggedModelStatus;
  readonly parameters?: ReadonlyMap<string, string>;
  readonly tags?: Tags;
}

/** Changes what is given; parameters are only added. */
export const updateLoggedModel: Command<UpdateLoggedModelInput, void> = async (tx, input, context) => {
  const model = await loadLoggedModel(tx, input.modelId);
  const { status, parameters, tags } = input;
  if (parameters !== undefined) await writeModelParameters(tx, context, model, parameters);
  if (tags !== undefined)
    await changeEntityTags(tx, context, { kind: 'loggedModel', id: model.id, name: model.name }, tags, []);
  await tx.update('loggedModel', { id: model.id }, { updatedMs: context.now, ...(status && { status }) });
};
