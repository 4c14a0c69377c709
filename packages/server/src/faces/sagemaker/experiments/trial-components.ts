import type { ArtifactForm, CommandInput, ParameterForm } from '@assay/core';
import type { TrialComponentArtifact, TrialComponentParameterValue, TrialComponentStatus } from '@assay/wire/sagemaker';
import { parseArn } from '../../aws/arns.ts';
import { validationError } from '../../aws/aws-error.ts';
import { handlersOf } from '../handler.ts';
import { decodeStatus } from './component-status.ts';
import { componentArn, componentSource, encodeComponent, encodeComponentSummary } from './encode-component.ts';
import { given, listInput, metadataOf, milliseconds, nextToken, tagPairs } from './fields.ts';
import { trialArn } from './trials.ts';
import { runCommand, runQuery } from './use-case.ts';

/** Members of a component that creating and updating share. */
interface ComponentFields {
  readonly DisplayName?: string;
  readonly Status?: TrialComponentStatus;
  readonly StartTime?: number;
  readonly EndTime?: number;
  readonly Parameters?: Readonly<Record<string, TrialComponentParameterValue>>;
  readonly InputArtifacts?: Readonly<Record<string, TrialComponentArtifact>>;
  readonly OutputArtifacts?: Readonly<Record<string, TrialComponentArtifact>>;
}

const decodeFields = (input: ComponentFields) =>
  ({
    ...given('displayName', input.DisplayName),
    ...given('status', input.Status && decodeStatus(input.Status)),
    ...given('startMs', input.StartTime === undefined ? undefined : milliseconds(input.StartTime)),
    ...given('endMs', input.EndTime === undefined ? undefined : milliseconds(input.EndTime)),
    ...given('parameters', input.Parameters && decodeParameters(input.Parameters)),
    ...given('inputs', input.InputArtifacts && decodeArtifacts(input.InputArtifacts)),
    ...given('outputs', input.OutputArtifacts && decodeArtifacts(input.OutputArtifacts)),
  }) satisfies Partial<CommandInput<'updateTrialComponent'>>;

const decodeParameters = (
  parameters: Readonly<Record<string, TrialComponentParameterValue>>,
): Record<string, ParameterForm> =>
  Object.fromEntries(
    Object.entries(parameters).map(([key, { StringValue, NumberValue }]) => [key, NumberValue ?? StringValue ?? '']),
  );

const decodeArtifacts = (artifacts: Readonly<Record<string, TrialComponentArtifact>>): Record<string, ArtifactForm> =>
  Object.fromEntries(
    Object.entries(artifacts).map(([key, { Value, MediaType }]) => [
      key,
      { value: Value, ...given('mediaType', MediaType) },
    ]),
  );

/** Describing takes an ARN for the name. */
const nameOf = (nameOrArn: string): string => {
  const arn = parseArn(nameOrArn);
  return arn?.kind === 'experiment-trial-component' ? arn.name : nameOrArn;
};

export const trialComponentHandlers = handlersOf({
  async CreateTrialComponent(input, call) {
    const { TrialComponentName: name } = input;
    await runCommand(call, 'createTrialComponent', {
      name,
      ...decodeFields(input),
      ...given('metadata', input.MetadataProperties && metadataOf(input.MetadataProperties)),
      ...given('tags', input.Tags && tagPairs(input.Tags)),
    });
    return { TrialComponentArn: componentArn(call.region, name) };
  },

  async DescribeTrialComponent(input, call) {
    const answer = await runQuery(call, 'getTrialComponent', { name: nameOf(input.TrialComponentName) });
    const source = componentSource(answer, call.region);
    return { ...encodeComponent(answer, call.region), Sources: source === undefined ? [] : [source] };
  },

  async UpdateTrialComponent(input, call) {
    const { name } = await runCommand(call, 'updateTrialComponent', {
      name: input.TrialComponentName,
      ...decodeFields(input),
      ...given('removeParameters', input.ParametersToRemove),
      ...given('removeInputs', input.InputArtifactsToRemove),
      ...given('removeOutputs', input.OutputArtifactsToRemove),
    });
    return { TrialComponentArn: componentArn(call.region, name) };
  },

  async DeleteTrialComponent(input, call) {
    const { name } = await runCommand(call, 'deleteTrialComponent', { name: input.TrialComponentName });
    return { TrialComponentArn: componentArn(call.region, name) };
  },

  async ListTrialComponents(input, call) {
    const { TrialName, SourceArn } = input;
    if (SourceArn !== undefined && (TrialName !== undefined || input.ExperimentName !== undefined))
      throw validationError('SourceArn cannot be given together with ExperimentName or TrialName.');
    if (TrialName !== undefined && input.ExperimentName !== undefined)
      throw validationError('ExperimentName and TrialName cannot be given together.');
    const source = SourceArn === undefined ? undefined : parseArn(SourceArn);
    const jobName = source?.kind.endsWith('-job') === true ? source.name : null;
    const { components, nextCursor } = await runQuery(call, 'listTrialComponents', {
      ...listInput(input),
      ...given('experimentName', input.ExperimentName),
      ...given('trialName', TrialName),
      ...(SourceArn !== undefined && { jobName }),
    });
    return {
      TrialComponentSummaries: components.map((each) => encodeComponentSummary(each, call.region)),
      ...nextToken(nextCursor),
    };
  },

  async AssociateTrialComponent(input, call) {
    const { TrialComponentName: componentName, TrialName: trialName } = input;
    const names = await runCommand(call, 'associateTrialComponent', { componentName, trialName });
    return {
      TrialComponentArn: componentArn(call.region, names.componentName),
      TrialArn: trialArn(call.region, names.trialName),
    };
  },

  async DisassociateTrialComponent(input, call) {
    const { TrialComponentName: componentName, TrialName: trialName } = input;
    const names = await runCommand(call, 'disassociateTrialComponent', { componentName, trialName });
    return {
      TrialComponentArn: componentArn(call.region, names.componentName),
      TrialArn: trialArn(call.region, names.trialName),
    };
  },
});
