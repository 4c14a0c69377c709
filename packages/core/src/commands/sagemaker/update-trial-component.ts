import type { Command } from '../command.ts';
import type { CommandContext } from '../../context.ts';
import type { RunRow } from '../../entities/run.ts';
import { checkText } from '../../policy/check-text.ts';
import type { ArtifactForm } from '../../policy/sagemaker/artifact-form.ts';
import { componentProgress } from '../../policy/sagemaker/component-progress.ts';
import type { ComponentProgressChange } from '../../policy/sagemaker/component-progress.ts';
import type { ParameterForm } from '../../policy/sagemaker/parameter-form.ts';
import type { Transaction } from '../../ports/transaction.ts';
import { changedFields } from '../../steps/changed-fields.ts';
import { recordPause } from '../../steps/record-pause.ts';
import { recordRunChange } from '../../steps/record.ts';
import { detailOf, writeDetail } from '../../steps/sagemaker/details.ts';
import { runNamed, sagemakerNamesOf } from '../../steps/sagemaker/named-entities.ts';
import { writeArtifacts } from '../../steps/sagemaker/write-artifacts.ts';
import { writeComponentParameters } from '../../steps/sagemaker/write-component-parameters.ts';

export interface UpdateTrialComponentInput extends ComponentProgressChange {
  readonly name: string;
  readonly displayName?: string;
  readonly parameters?: Readonly<Record<string, ParameterForm>>;
  readonly removeParameters?: readonly string[];
  readonly inputs?: Readonly<Record<string, ArtifactForm>>;
  readonly removeInputs?: readonly string[];
  readonly outputs?: Readonly<Record<string, ArtifactForm>>;
  readonly removeOutputs?: readonly string[];
}

/**
 * Merges by key; removal wins, and an empty record clears nothing. What is given as it was shown changes nothing, and neither does
 * what was not shown: `Update(Describe(x))` leaves x as it is. Answers the run's name as it was created.
 */
export const updateTrialComponent: Command<UpdateTrialComponentInput, { name: string }> = async (
  tx,
  input,
  context,
) => {
  const row = await runNamed(tx, input.name);
  const name = (await sagemakerNamesOf(tx, 'run', [row.id])).get(row.id) ?? input.name;
  let run = await updateOwnFields(tx, context, row, name, input);
  run = await writeComponentParameters(tx, context, run, input.parameters ?? {}, input.removeParameters ?? []);
  run = await writeArtifacts(tx, context, run, {
    direction: 'input',
    set: input.inputs ?? {},
    remove: input.removeInputs ?? [],
  });
  await writeArtifacts(tx, context, run, {
    direction: 'output',
    set: input.outputs ?? {},
    remove: input.removeOutputs ?? [],
  });
  return { name };
};

/** Status, times and display name. */
async function updateOwnFields(
  tx: Transaction,
  context: CommandContext,
  run: RunRow,
  faceName: string,
  input: UpdateTrialComponentInput,
): Promise<RunRow> {
  const detail = await detailOf(tx, 'run', run.id);
  const { displayName: _, endMs: __, ...rest } = detail;
  const { heldEndMs, ...progress } = componentProgress({ ...run, heldEndMs: detail.endMs }, input, context.now);
  if (progress.statusMessage !== run.statusMessage)
    checkText('statusMessage', progress.statusMessage, context.limits, 'descriptionLength');
  const displayName = input.displayName ?? detail.displayName ?? faceName;
  const isDetailNew = await writeDetail(tx, 'run', run.id, detail, {
    ...(displayName !== faceName && { displayName }),
    ...(heldEndMs !== undefined && { endMs: heldEndMs }),
    ...rest,
  });
  const change = changedFields<RunRow>(run, progress);
  if (change === undefined && !isDetailNew) return run;
  const now = { updatedMs: context.now, version: run.version + 1 };
  await tx.update('run', { id: run.id }, { ...change, ...now });
  await recordPause(tx, run, { ...run, ...change }, context.now);
  const fields = [
    ...Object.keys(change ?? {}),
    ...(displayName === (detail.displayName ?? faceName) ? [] : ['displayName']),
  ];
  await recordRunChange(tx, 'run.updated', run, { fields, ...(change?.status && { status: change.status }) });
  return { ...run, ...change, ...now };
}
