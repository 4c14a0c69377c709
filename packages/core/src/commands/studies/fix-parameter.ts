import { AssayError, invalidInput } from '@assay/base';
import { SearchSpace } from '@assay/tuning/space';
import type { Parameter, ParameterMap, ParameterValue } from '@assay/tuning';
import type { TrialRow } from '../../entities/study.ts';
import type { Transaction } from '../../ports/transaction.ts';
import type { CommandContext } from '../../context.ts';
import type { Command } from '../command.ts';
import type { ChangedTrial, StudyHead } from '../../steps/studies/study-head.ts';
import { recordRunChange } from '../../steps/record.ts';
import { loadActiveStudy, loadTrial } from '../../steps/studies/load-study.ts';
import { StudyChange } from '../../steps/studies/study-change.ts';
import { definitionOf, parametersOf, valuesOf } from '../../steps/studies/trial-codec.ts';
import { readyParameters, writeParameters } from '../../steps/write-parameters.ts';
import { changedTrials, headOf } from '../../steps/studies/study-head.ts';

export interface FixParameterInput {
  readonly studyId: string;
  readonly number: number;
  readonly name: string;
  /** In its full form, checked. */
  readonly parameter: Parameter;
  /** What a sampler suggests; taken where the trial has no value of this name. Studies with a space need none. */
  readonly suggested?: ParameterValue;
}

export interface FixedParameterAnswer {
  readonly value: ParameterValue;
  readonly head: StudyHead;
  readonly changed: ChangedTrial[];
}

const maxParameters = 1000;

/** Names a parameter in the course of a trial: the first call fixes its value, and the same parameter again has the same one. */
export const fixParameter: Command<FixParameterInput, FixedParameterAnswer> = async (tx, input, context) => {
  const { study } = await loadActiveStudy(tx, input.studyId);
  const trial = await loadTrial(tx, study, input.number);
  const { name, parameter } = input;
  const change = new StudyChange(tx, context, study);
  const { space } = definitionOf(study);
  const known: ParameterMap = Object.keys(space).length > 0 ? space : (parametersOf(trial) ?? {});
  const values = valuesOf(trial);
  const before = Object.hasOwn(known, name) ? known[name] : undefined;
  const given = Object.hasOwn(values, name) ? values[name] : undefined;
  const answer = (value: ParameterValue): FixedParameterAnswer => ({
    value,
    head: headOf(change.row),
    changed: changedTrials(change.trials),
  });
  if (before !== undefined) {
    if (!isSame(before, parameter)) throw other(name, trial, before);
    if (given === undefined)
      throw invalidInput('name', `"${name}" is not active in this trial: it is in another branch of the space.`);
    return answer(given);
  }
  if (known === space && Object.keys(space).length > 0)
    throw invalidInput('name', `"${name}" is no parameter of the study's space: ${Object.keys(space).join(', ')}.`);
  if (trial.state !== 'running')
    throw new AssayError('Conflict', `Trial ${trial.number} does not run: it is ${trial.state}.`);
  if (Object.keys(known).length >= maxParameters)
    throw invalidInput('name', `a trial has at most ${maxParameters} parameters`);
  const value = given !== undefined && fits(name, parameter, given) ? given : input.suggested;
  if (value === undefined) throw invalidInput('name', 'no value was suggested');
  await change.updateTrial(trial, {
    parameters: JSON.stringify({ ...known, [name]: parameter }),
    values: JSON.stringify({ ...values, [name]: value }),
  });
  await logParameter(tx, context, trial, name, value);
  await change.save();
  return answer(value);
};

const isSame = (a: Parameter, b: Parameter): boolean => {
  const sorted = (parameter: Parameter) =>
    JSON.stringify(Object.entries(parameter).toSorted(([x], [y]) => (x < y ? -1 : 1)));
  return sorted(a) === sorted(b);
};

const other = (name: string, trial: TrialRow, before: Parameter): AssayError =>
  invalidInput(
    'parameter',
    `"${name}" of trial ${trial.number} was ${JSON.stringify(before)} before; give another parameter another name.`,
  );

function fits(name: string, parameter: Parameter, value: ParameterValue): boolean {
  try {
    new SearchSpace({ [name]: parameter }).check({ [name]: value });
    return true;
  } catch {
    return false;
  }
}

async function logParameter(
  tx: Transaction,
  context: CommandContext,
  trial: TrialRow,
  name: string,
  value: ParameterValue,
): Promise<void> {
  const run = trial.runId === null ? undefined : await tx.get('run', { id: trial.runId });
  if (run === undefined || run.deletedMs !== null) return;
  const { added, overwritten } = await writeParameters(
    tx,
    context,
    run,
    readyParameters({ [name]: value }, context),
    'overwrite',
  );
  if (added.length === 0 && overwritten.length === 0) return;
  await tx.update('run', { id: run.id }, { parameterCount: run.parameterCount + added.length, updatedMs: context.now });
  await recordRunChange(tx, 'run.parameters', run, { added, overwritten: {} });
}
