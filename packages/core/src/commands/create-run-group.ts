import type { RunGroupAnswer } from '../answers/run-group.ts';
import type { Command } from './command.ts';
import { answerRunGroup } from '../answers/answer-run-groups.ts';
import { checkName } from '../policy/check-name.ts';
import { checkText } from '../policy/check-text.ts';
import { loadActiveExperiment } from '../steps/load.ts';
import { makeRunGroup } from '../steps/make-run-group.ts';

export interface CreateRunGroupInput {
  readonly experimentId: string;
  readonly name: string;
  readonly description?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

export const createRunGroup: Command<CreateRunGroupInput, RunGroupAnswer> = async (tx, input, context) => {
  const { experimentId, ...own } = input;
  const experiment = await loadActiveExperiment(tx, experimentId);
  checkName('name', own.name, context.limits);
  checkText('description', own.description ?? '', context.limits, 'descriptionLength');
  return answerRunGroup(tx, await makeRunGroup(tx, context, experiment, own));
};
