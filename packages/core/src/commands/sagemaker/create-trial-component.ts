import type { Command } from '../command.ts';
import type { RunId } from '@assay/base';
import { checkText } from '../../policy/check-text.ts';
import type { ArtifactForm } from '../../policy/sagemaker/artifact-form.ts';
import { componentProgress } from '../../policy/sagemaker/component-progress.ts';
import type { ComponentProgressChange } from '../../policy/sagemaker/component-progress.ts';
import type { ParameterForm } from '../../policy/sagemaker/parameter-form.ts';
import { withoutRunTag } from '../../policy/sagemaker/run-tag.ts';
import { freeNativeName } from '../../steps/face-names.ts';
import { makeRun } from '../../steps/make-run.ts';
import { writeDetail } from '../../steps/sagemaker/details.ts';
import { requireFreeName } from '../../steps/sagemaker/named-entities.ts';
import { writeArtifacts } from '../../steps/sagemaker/write-artifacts.ts';
import { readyParameters } from '../../steps/write-parameters.ts';

export interface CreateTrialComponentInput extends ComponentProgressChange {
  readonly name: string;
  /** The name by default. */
  readonly displayName?: string;
  readonly parameters?: Readonly<Record<string, ParameterForm>>;
  readonly inputs?: Readonly<Record<string, ArtifactForm>>;
  readonly outputs?: Readonly<Record<string, ArtifactForm>>;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly tags?: readonly (readonly [key: string, value: string])[];
}

/** A run without an experiment, with exactly this name at SageMaker's face; it has no status until one is given. */
export const createTrialComponent: Command<CreateTrialComponentInput, void> = async (tx, input, context) => {
  const { name: faceName, displayName = faceName, metadata = {} } = input;
  await requireFreeName(tx, 'run', faceName);
  const none = {
    status: 'scheduled',
    statusMessage: '',
    startedMs: null,
    endedMs: null,
    heldEndMs: undefined,
  } as const;
  const { heldEndMs, ...progress } = componentProgress(none, input, context.now);
  checkText('statusMessage', progress.statusMessage, context.limits, 'descriptionLength');
  const id = context.newId<RunId>();
  const run = await makeRun(tx, context, {
    id,
    name: await freeNativeName(tx, context, { kind: 'run', id, scope: '' }, [faceName]),
    sagemakerName: faceName,
    experiment: null,
    groupIds: [],
    parentRunId: null,
    description: '',
    ...progress,
    parameterPolicy: 'write-once',
    source: 'sagemaker',
    environment: '{}',
    parameters: readyParameters(input.parameters ?? {}, context),
    tags: withoutRunTag(input.tags ?? []),
  });
  await writeDetail(
    tx,
    'run',
    id,
    {},
    {
      ...(displayName !== faceName && { displayName }),
      ...(heldEndMs !== undefined && { endMs: heldEndMs }),
      ...(Object.keys(metadata).length > 0 && { metadata }),
    },
  );
  const withInputs = await writeArtifacts(tx, context, run, {
    direction: 'input',
    set: input.inputs ?? {},
    remove: [],
  });
  await writeArtifacts(tx, context, withInputs, { direction: 'output', set: input.outputs ?? {}, remove: [] });
};
