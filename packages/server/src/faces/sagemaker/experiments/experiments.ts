import type { SagemakerExperimentAnswer } from '@assay/core';
import { printArn } from '../../aws/arns.ts';
import { handlersOf } from '../handler.ts';
import { userContext } from '../user-context.ts';
import { given, listInput, nextToken, seconds, tagPairs } from './fields.ts';
import { runCommand, runQuery } from './use-case.ts';

const experimentArn = (region: string, name: string): string => printArn(region, { kind: 'experiment', name });

/** What DescribeExperiment answers. */
export const encodeExperiment = (answer: SagemakerExperimentAnswer, region: string) => ({
  ExperimentName: answer.name,
  ExperimentArn: experimentArn(region, answer.name),
  DisplayName: answer.displayName,
  ...(answer.description !== '' && { Description: answer.description }),
  CreationTime: seconds(answer.createdMs),
  CreatedBy: userContext(answer.createdBy),
  LastModifiedTime: seconds(answer.updatedMs),
  LastModifiedBy: userContext(answer.updatedBy),
});

const encodeSummary = (answer: SagemakerExperimentAnswer, region: string) => ({
  ExperimentArn: experimentArn(region, answer.name),
  ExperimentName: answer.name,
  DisplayName: answer.displayName,
  CreationTime: seconds(answer.createdMs),
  LastModifiedTime: seconds(answer.updatedMs),
});

export const experimentHandlers = handlersOf({
  async CreateExperiment(input, call) {
    await runCommand(call, 'createSagemakerExperiment', {
      name: input.ExperimentName,
      ...given('displayName', input.DisplayName),
      ...given('description', input.Description),
      ...given('tags', input.Tags && tagPairs(input.Tags)),
    });
    return { ExperimentArn: experimentArn(call.region, input.ExperimentName) };
  },

  DescribeExperiment: async (input, call) =>
    encodeExperiment(await runQuery(call, 'getSagemakerExperiment', { name: input.ExperimentName }), call.region),

  async UpdateExperiment(input, call) {
    const { name } = await runCommand(call, 'updateSagemakerExperiment', {
      name: input.ExperimentName,
      ...given('displayName', input.DisplayName),
      ...given('description', input.Description),
    });
    return { ExperimentArn: experimentArn(call.region, name) };
  },

  async DeleteExperiment(input, call) {
    const { name } = await runCommand(call, 'deleteSagemakerExperiment', { name: input.ExperimentName });
    return { ExperimentArn: experimentArn(call.region, name) };
  },

  async ListExperiments(input, call) {
    const { experiments, nextCursor } = await runQuery(call, 'listSagemakerExperiments', listInput(input));
    return {
      ExperimentSummaries: experiments.map((each) => encodeSummary(each, call.region)),
      ...nextToken(nextCursor),
    };
  },
});
