import { invalidInput } from '@assay/base';
import type { EpochMs } from '@assay/base';
import { SearchSpace } from '@assay/tuning/space';
import type { ParameterValues, TrialReport } from '@assay/tuning';
import type { TrialHome } from '../../steps/studies/begin-trial.ts';
import type { ToldTrial } from '../../steps/studies/told-trial.ts';
import type { Command } from '../command.ts';
import type { NumberedTrialsAnswer } from './enqueue-trials.ts';
import { pointBatch } from '@assay/series';
import { readSpace } from '../../policy/studies/read-space.ts';
import { loadExperiment } from '../../steps/load.ts';
import { emptyTrial, makeTrialRun } from '../../steps/studies/begin-trial.ts';
import { endIfReached } from '../../steps/studies/end-study.ts';
import { loadActiveStudy } from '../../steps/studies/load-study.ts';
import { StudyChange } from '../../steps/studies/study-change.ts';
import { noteEnd, readToldTrial } from '../../steps/studies/told-trial.ts';
import { definitionOf, tuningTrial } from '../../steps/studies/trial-codec.ts';
import { headOf } from '../../steps/studies/study-head.ts';

export interface ToldElsewhere extends Omit<ToldTrial, 'state'> {
  readonly state?: ToldTrial['state'];
  readonly values: ParameterValues;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly reports?: readonly TrialReport[];
  readonly startedMs?: number;
  readonly endedMs?: number;
}

export interface TellTrialsInput {
  readonly studyId: string;
  readonly trials: readonly ToldElsewhere[];
}

/** Trials that were run elsewhere, each with a run of its own. They count as history, not against `maxTrials`. */
export const tellTrials: Command<TellTrialsInput, NumberedTrialsAnswer> = async (tx, input, context) => {
  const { study, group } = await loadActiveStudy(tx, input.studyId);
  const home = { group, experiment: await loadExperiment(tx, study.experimentId) };
  const { space, constraints } = definitionOf(study);
  const searched = Object.keys(space).length === 0 ? undefined : new SearchSpace(space, constraints);
  const change = new StudyChange(tx, context, study);
  for (const [place, told] of input.trials.entries()) {
    const path = `trials[${place}].`;
    searched?.check(told.values, `${path}values`);
    const end = await readToldTrial(tx, study, { ...told, state: told.state ?? 'complete' }, null, path);
    if (end.fault !== undefined) throw invalidInput(`${path}objectives`, end.fault);
    await insertTold(change, home, told, end, path);
  }
  await endIfReached(change);
  const row = await change.save();
  return {
    numbers: change.trials.map(({ number }) => number),
    head: headOf(row),
    changed: change.trials.map((trial, place) => ({
      revision: trial.revision,
      trial: tuningTrial(trial, input.trials[place]?.reports),
    })),
  };
};

const statuses = { complete: 'completed', pruned: 'stopped', failed: 'failed' } as const;

async function insertTold(
  change: StudyChange,
  home: TrialHome,
  told: ToldElsewhere,
  end: Awaited<ReturnType<typeof readToldTrial>>,
  path: string,
): Promise<void> {
  const { tx, context, row: study } = change;
  const { state, objectives, constraints, failure } = end;
  const endedMs = (told.endedMs ?? context.now) as EpochMs;
  const startedMs = (told.startedMs ?? endedMs) as EpochMs;
  if (startedMs > endedMs) throw invalidInput(`${path}endedMs`, 'lies before startedMs');
  const parameters = told.parameters === undefined ? null : readSpace(told.parameters);
  if (parameters !== null) new SearchSpace(parameters).check(told.values, `${path}values`);
  const progress = { status: statuses[state], statusMessage: failure, startedMs, endedMs };
  const run = await makeTrialRun(change, home, study.nextNumber, told.values, progress);
  const trial = await change.insertTrial({
    ...emptyTrial,
    runId: run.id,
    state,
    objectives,
    constraints,
    failure,
    startedMs,
    endedMs,
    values: JSON.stringify(told.values),
    parameters: parameters === null ? null : JSON.stringify(parameters),
  });
  const [objective] = definitionOf(study).objectives;
  const reports = told.reports ?? [];
  for (const { step, value } of reports)
    await tx.upsert('trialReport', {
      projectId: tx.projectId,
      studyId: study.id,
      number: trial.number,
      step,
      value: Number.isNaN(value) ? null : value,
    });
  if (reports.length > 0 && objective !== undefined) {
    const { metric: name } = objective;
    await tx.appendPoints(run.id, pointBatch(reports.map((report) => ({ ...report, name, timeMs: endedMs }))));
    await tx.update('run', { id: run.id }, { pointCount: reports.length });
  }
  await noteEnd(change, trial);
}
