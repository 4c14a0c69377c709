import type { EpochMs, RunId } from '@assay/base';
import type { ParameterMap, ParameterValues, SamplerNote } from '@assay/tuning';
import type { ExperimentRow } from '../../entities/experiment.ts';
import type { RunGroupRow, RunRow } from '../../entities/run.ts';
import type { TrialRow } from '../../entities/study.ts';
import { freeNativeName } from '../face-names.ts';
import { makeRun } from '../make-run.ts';
import { readyParameters } from '../write-parameters.ts';
import type { StudyChange, NewTrial } from './study-change.ts';
import { valuesOf } from './trial-codec.ts';

export interface TrialHome {
  readonly group: RunGroupRow;
  readonly experiment: Pick<ExperimentRow, 'id' | 'name'>;
}

export interface BegunTrial {
  readonly trial: TrialRow;
  readonly run: RunRow;
}

export const emptyTrial: NewTrial = {
  runId: null,
  state: 'waiting',
  values: '{}',
  parameters: null,
  objectives: null,
  constraints: null,
  note: null,
  worker: null,
  leaseUntilMs: null,
  retryOf: null,
  attempt: 0,
  isLost: false,
  failure: '',
  startedMs: null,
  endedMs: null,
};

/** A trial that waited becomes a run. */
export async function beginWaiting(
  change: StudyChange,
  home: TrialHome,
  trial: TrialRow,
  worker: string,
): Promise<BegunTrial> {
  const run = await makeTrialRun(change, home, trial.number, valuesOf(trial));
  return { run, trial: await change.updateTrial(trial, begun(change, run.id, worker)) };
}

export interface SuggestedTrial {
  readonly values: ParameterValues;
  readonly parameters?: ParameterMap;
  readonly note?: SamplerNote;
}

/** A new trial with the values that were suggested for it. */
export async function beginSuggested(
  change: StudyChange,
  home: TrialHome,
  { values, parameters, note }: SuggestedTrial,
  worker: string,
): Promise<BegunTrial> {
  const run = await makeTrialRun(change, home, change.row.nextNumber, values);
  const trial = await change.insertTrial({
    ...emptyTrial,
    ...begun(change, run.id, worker),
    values: JSON.stringify(values),
    parameters: parameters === undefined ? null : JSON.stringify(parameters),
    note: note === undefined ? null : JSON.stringify(note),
  });
  return { run, trial };
}

const begun = ({ row, context: { now } }: StudyChange, runId: RunId, worker: string) =>
  ({
    state: 'running',
    runId,
    worker,
    leaseUntilMs: (now + row.leaseMs) as EpochMs,
    startedMs: now,
  }) as const;

/** `<study>-<number>`; its values are its parameters. */
export async function makeTrialRun(
  { tx, context }: StudyChange,
  { group, experiment }: TrialHome,
  number: number,
  values: ParameterValues,
  progress: Pick<RunRow, 'status' | 'statusMessage' | 'startedMs' | 'endedMs'> = {
    status: 'running',
    statusMessage: '',
    startedMs: context.now,
    endedMs: null,
  },
): Promise<RunRow> {
  const suffix = `-${number}`;
  const wanted = group.name.slice(0, context.limits.nameLength - suffix.length).toWellFormed() + suffix;
  const name = await freeNativeName(tx, context, { kind: 'run', id: undefined, scope: experiment.id }, [wanted]);
  return makeRun(tx, context, {
    id: context.newId<RunId>(),
    name,
    experiment,
    groupIds: [group.id],
    parentRunId: null,
    description: '',
    ...progress,
    parameterPolicy: 'write-once',
    source: 'study',
    environment: '{}',
    parameters: readyParameters(values, context),
    tags: {},
  });
}
