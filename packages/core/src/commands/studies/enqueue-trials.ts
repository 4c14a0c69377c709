import { AssayError } from '@assay/base';
import { SearchSpace } from '@assay/tuning/space';
import type { ParameterValues } from '@assay/tuning';
import type { Command } from '../command.ts';
import type { ChangedTrial, StudyHead } from '../../steps/studies/study-head.ts';
import { emptyTrial } from '../../steps/studies/begin-trial.ts';
import { hasEnded } from '../../steps/studies/end-study.ts';
import { loadActiveStudy } from '../../steps/studies/load-study.ts';
import { StudyChange } from '../../steps/studies/study-change.ts';
import { definitionOf } from '../../steps/studies/trial-codec.ts';
import { readyParameters } from '../../steps/write-parameters.ts';
import { changedTrials, headOf } from '../../steps/studies/study-head.ts';

export interface EnqueueTrialsInput {
  readonly studyId: string;
  readonly values: readonly ParameterValues[];
}

export interface NumberedTrialsAnswer {
  readonly numbers: number[];
  readonly head: StudyHead;
  readonly changed: ChangedTrial[];
}

/** Points that wait to be asked for. In a study without a space they may name any parameters. */
export const enqueueTrials: Command<EnqueueTrialsInput, NumberedTrialsAnswer> = async (tx, input, context) => {
  const { study, group } = await loadActiveStudy(tx, input.studyId);
  if (hasEnded(study.state))
    throw new AssayError('Conflict', `Study "${group.name}" has ended (${study.stopReason}). Resume it first.`);
  const { space, constraints } = definitionOf(study);
  const searched = Object.keys(space).length === 0 ? undefined : new SearchSpace(space, constraints);
  const change = new StudyChange(tx, context, study);
  for (const [place, values] of input.values.entries()) {
    searched?.check(values, `values[${place}]`);
    readyParameters(values, context);
    await change.insertTrial({ ...emptyTrial, values: JSON.stringify(values) });
  }
  const row = await change.save();
  return {
    numbers: change.trials.map(({ number }) => number),
    head: headOf(row),
    changed: changedTrials(change.trials),
  };
};
