import type { EpochMs, RunId } from '@assay/base';
import type { TrialState } from '@assay/tuning';
import { parameterColumns } from '../../columns/parameter-columns.ts';
import type { ParameterColumn } from '../../columns/parameter-columns.ts';
import type { StudyRow, TrialHead } from '../../entities/study.ts';
import type { ReadTransaction, TableColumns } from '../../ports/transaction.ts';
import { loadStudy } from '../../steps/studies/load-study.ts';
import { definitionOf, numbersOf } from '../../steps/studies/trial-codec.ts';
import type { Query } from '../query.ts';

export interface QueryTrialColumnsInput {
  readonly studyId: string;
  /** `cursor` of an answer before. */
  readonly since?: number;
  /** false: none of them, which leaves their reports. */
  readonly trials?: boolean;
  readonly reports?: boolean;
}

/** Every column has an entry for each trial, in order of number. */
export interface TrialColumns {
  readonly cursor: number;
  readonly number: number[];
  readonly state: TrialState[];
  readonly runId: (RunId | null)[];
  readonly worker: (string | null)[];
  readonly retryOf: (number | null)[];
  readonly createdMs: EpochMs[];
  readonly startedMs: (EpochMs | null)[];
  readonly endedMs: (EpochMs | null)[];
  readonly parameters: ParameterColumn[];
  readonly objectives: (number | null)[][];
  readonly violation: (number | null)[];
  readonly reports?: { readonly number: number[]; readonly step: number[]; readonly value: number[] };
}

const fields = [
  'number',
  'state',
  'runId',
  'worker',
  'retryOf',
  'createdMs',
  'startedMs',
  'endedMs',
  'values',
  'parameters',
  'objectives',
  'constraints',
] as const satisfies (keyof TrialHead)[];
type Field = (typeof fields)[number];

export const queryTrialColumns: Query<QueryTrialColumnsInput, TrialColumns> = async (tx, input) => {
  const { study } = await loadStudy(tx, input.studyId);
  const changed = input.since === undefined ? undefined : await tx.trialHeads(study.id, input.since);
  const reports = input.reports === true ? await reportsOf(tx, study, changed) : undefined;
  const isWithout = input.trials === false;
  const { values, parameters, objectives, constraints, ...trials } =
    changed === undefined && !isWithout
      ? await tx.findColumns('trial', fields, { studyId: study.id })
      : columnsOf(isWithout ? [] : (changed ?? []));
  const definition = definitionOf(study);
  const told = objectives.map(numbersOf);
  return {
    cursor: study.revision,
    ...trials,
    parameters: parameterColumns(definition, { values, parameters }),
    objectives: definition.objectives.map((_, place) => told.map((numbers) => numbers?.[place] ?? null)),
    violation: constraints.map(violationOf),
    ...(reports !== undefined && { reports }),
  };
};

function columnsOf(heads: readonly TrialHead[]): TableColumns<'trial', Field> {
  const column = <F extends Field>(field: F): TrialHead[F][] => heads.map((head) => head[field]);
  return {
    number: column('number'),
    state: column('state'),
    runId: column('runId'),
    worker: column('worker'),
    retryOf: column('retryOf'),
    createdMs: column('createdMs'),
    startedMs: column('startedMs'),
    endedMs: column('endedMs'),
    values: column('values'),
    parameters: column('parameters'),
    objectives: column('objectives'),
    constraints: column('constraints'),
  };
}

const violationOf = (constraints: string | null): number | null =>
  numbersOf(constraints)?.reduce((sum, value) => sum + Math.max(0, value), 0) ?? null;

/** Below this many trials their reports are read trial by trial. */
const fewTrials = 500;

/** Of the trials that have changed, or of all. */
async function reportsOf(
  tx: ReadTransaction,
  { id: studyId }: StudyRow,
  changed: readonly TrialHead[] | undefined,
): Promise<NonNullable<TrialColumns['reports']>> {
  const asked = changed?.map(({ number }) => number);
  const isFew = asked !== undefined && asked.length < fewTrials;
  const { number, step, value } = await tx.findColumns('trialReport', ['number', 'step', 'value'], {
    studyId,
    ...(isFew && { number: asked }),
  });
  const among = asked === undefined || isFew ? undefined : new Set(asked);
  const isAsked = <V>(_: V, row: number): boolean => among?.has(number[row] ?? -1) !== false;
  return {
    number: number.filter(isAsked),
    step: step.filter(isAsked),
    value: value.filter(isAsked).map((each) => each ?? Number.NaN),
  };
}
