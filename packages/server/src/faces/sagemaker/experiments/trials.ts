import type { SagemakerTrialAnswer } from '@assay/core';
import { printArn } from '../../aws/arns.ts';
import { handlersOf } from '../handler.ts';
import { given, listInput, metadataOf, nextToken, seconds, tagPairs } from './fields.ts';
import { runCommand, runQuery } from './use-case.ts';

export const trialArn = (region: string, name: string): string => printArn(region, { kind: 'experiment-trial', name });

/** What DescribeTrial answers. Who made a run group is not known. */
export const encodeTrial = (answer: SagemakerTrialAnswer, region: string) => ({
  TrialName: answer.name,
  TrialArn: trialArn(region, answer.name),
  DisplayName: answer.displayName,
  ExperimentName: answer.experimentName,
  CreationTime: seconds(answer.createdMs),
  CreatedBy: {},
  LastModifiedTime: seconds(answer.updatedMs),
  LastModifiedBy: {},
  ...(Object.keys(answer.metadata).length > 0 && { MetadataProperties: answer.metadata }),
});

const encodeSummary = (answer: SagemakerTrialAnswer, region: string) => ({
  TrialArn: trialArn(region, answer.name),
  TrialName: answer.name,
  DisplayName: answer.displayName,
  CreationTime: seconds(answer.createdMs),
  LastModifiedTime: seconds(answer.updatedMs),
});

export const trialHandlers = handlersOf({
  async CreateTrial(input, call) {
    await runCommand(call, 'createSagemakerTrial', {
      name: input.TrialName,
      experimentName: input.ExperimentName,
      ...given('displayName', input.DisplayName),
      ...given('metadata', input.MetadataProperties && metadataOf(input.MetadataProperties)),
      ...given('tags', input.Tags && tagPairs(input.Tags)),
    });
    return { TrialArn: trialArn(call.region, input.TrialName) };
  },

  DescribeTrial: async (input, call) =>
    encodeTrial(await runQuery(call, 'getSagemakerTrial', { name: input.TrialName }), call.region),

  async UpdateTrial(input, call) {
    const { name } = await runCommand(call, 'updateSagemakerTrial', {
      name: input.TrialName,
      ...given('displayName', input.DisplayName),
    });
    return { TrialArn: trialArn(call.region, name) };
  },

  async DeleteTrial(input, call) {
    const { name } = await runCommand(call, 'deleteSagemakerTrial', { name: input.TrialName });
    return { TrialArn: trialArn(call.region, name) };
  },

  async ListTrials(input, call) {
    const { trials, nextCursor } = await runQuery(call, 'listSagemakerTrials', {
      ...listInput(input),
      ...given('experimentName', input.ExperimentName),
      ...given('componentName', input.TrialComponentName),
    });
    return { TrialSummaries: trials.map((each) => encodeSummary(each, call.region)), ...nextToken(nextCursor) };
  },
});
