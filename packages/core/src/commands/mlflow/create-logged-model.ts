import { invalidInput } from '@assay/base';
import { answerLoggedModels } from '../../answers/mlflow/logged-model.ts';
import type { LoggedModelAnswer } from '../../answers/mlflow/logged-model.ts';
import type { LoggedModelId, LoggedModelRow } from '../../entities/logged-model.ts';
import { checkKey, checkText } from '../../policy/check-text.ts';
import { randomRunName } from '../../policy/mlflow/random-run-name.ts';
import { loadActiveMlflowExperiment } from '../../steps/mlflow/load.ts';
import { writeModelParameters } from '../../steps/mlflow/write-model-parameters.ts';
import { insertTags } from '../../steps/write-tags.ts';
import type { Tags } from '../../steps/write-tags.ts';
import type { Command } from '../command.ts';

export interface CreateLoggedModelInput {
  readonly experimentId: string;
  /** Empty: a random one. */
  readonly name: string;
  readonly modelType: string;
  readonly sourceRunId: string | null;
  readonly parameters: ReadonlyMap<string, string>;
  readonly tags: Tags;
}

/** A logged model whose files are to come. */
export const createLoggedModel: Command<CreateLoggedModelInput, LoggedModelAnswer> = async (tx, input, context) => {
  const { limits, now } = context;
  const { id: experimentId } = await loadActiveMlflowExperiment(tx, input.experimentId);
  const id = context.newId<LoggedModelId>();
  const name = input.name === '' ? randomRunName(id.slice(-8)) : input.name;
  checkKey('name', name, limits, 'nameLength');
  if (/[/:.%"']/.test(name))
    throw invalidInput(
      'name',
      `Invalid model name (${JSON.stringify(name.slice(0, 80))}) provided. Model name must be a non-empty string and cannot contain the following characters: / : . % " '`,
    );
  const { modelType, sourceRunId, parameters, tags } = input;
  checkText('model_type', modelType, limits, 'nameLength');
  if (sourceRunId !== null) checkKey('source_run_id', sourceRunId, limits, 'nameLength');
  const row: LoggedModelRow = {
    id,
    projectId: tx.projectId,
    experimentId,
    name,
    modelType,
    status: 'pending',
    statusMessage: '',
    sourceRunId,
    fileCount: 0,
    createdMs: now,
    createdBy: context.actor.name,
    updatedMs: now,
    deletedMs: null,
  };
  await tx.insert('loggedModel', row);
  await writeModelParameters(tx, context, row, parameters);
  await insertTags(tx, context, { kind: 'loggedModel', id, name }, tags);
  const [answer] = await answerLoggedModels(tx, [row]);
  if (answer === undefined) throw new Error('a logged model without an answer');
  return answer;
};
