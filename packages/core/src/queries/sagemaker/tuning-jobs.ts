import type { TrialState } from '@assay/tuning';
import { answerStudies, answerStudy } from '../../answers/answer-studies.ts';
import type { StudyAnswer, TrialAnswer } from '../../answers/study.ts';
import type { StudyId, StudyRow, StudyState, TrialRow } from '../../entities/study.ts';
import type { ReadTransaction } from '../../ports/transaction.ts';
import { studyOfTuningJob, tuningJobNames } from '../../steps/sagemaker/tuning-jobs.ts';
import { answerTrial, definitionOf, numbersOf } from '../../steps/studies/trial-codec.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { findPage } from '../page.ts';
import type { Query } from '../query.ts';
import { sagemakerPageLength } from './page-by-creation.ts';

/** A study as the tuning job that it is at SageMaker's face. */
export interface TuningJobAnswer {
  readonly name: string;
  readonly study: StudyAnswer;
  readonly parentNames: string[];
}

export const getTuningJob: Query<{ name: string }, TuningJobAnswer> = async (tx, { name }) => {
  const study = await answerStudy(tx, await studyOfTuningJob(tx, name));
  const parents = study.parents.map(({ studyId }) => studyId as StudyId);
  const names = await tuningJobNames(tx, [study.id, ...parents]);
  return { name: names.get(study.id) ?? study.id, study, parentNames: parents.map((id) => names.get(id) ?? id) };
};

export interface ListTuningJobsInput {
  readonly nameContains?: string;
  readonly states?: readonly StudyState[];
  /** Exclusive; they may have fractions. */
  readonly createdAfterMs?: number;
  readonly createdBeforeMs?: number;
  readonly changedAfterMs?: number;
  readonly changedBeforeMs?: number;
  readonly sortBy: 'name' | 'status' | 'created';
  readonly isDescending: boolean;
  readonly limit?: number;
  readonly cursor?: string;
}

export interface TuningJobPage {
  readonly jobs: { readonly name: string; readonly study: StudyAnswer }[];
  readonly nextCursor: string | null;
}

/** Studies are few: all of them are looked at for each page. */
export const listTuningJobs: Query<ListTuningJobsInput, TuningJobPage> = async (tx, input) => {
  const { cursor, limit = sagemakerPageLength, ...of } = input;
  const all = await tx.find('study', { deletedMs: null });
  const names = await tuningJobNames(
    tx,
    all.map(({ id }) => id),
  );
  const nameOf = ({ id }: StudyRow): string => names.get(id) ?? id;
  const wanted = all.filter(
    (row) =>
      (input.nameContains === undefined || nameOf(row).toLowerCase().includes(input.nameContains.toLowerCase())) &&
      (input.states?.includes(row.state) ?? true) &&
      isWithin(row.createdMs, input.createdAfterMs, input.createdBeforeMs) &&
      isWithin(row.updatedMs, input.changedAfterMs, input.changedBeforeMs),
  );
  const keys = { name: nameOf, status: (row: StudyRow) => row.state, created: (row: StudyRow) => row.createdMs };
  const { page, nextCursor } = pageOf(inOrder(wanted, keys[input.sortBy], input.isDescending), of, limit, cursor);
  const studies = await answerStudies(tx, page);
  return { jobs: studies.map((study) => ({ name: names.get(study.id) ?? study.id, study })), nextCursor };
};

export interface ListTuningTrialsInput {
  readonly name: string;
  readonly state?: TrialState;
  readonly sortBy: 'number' | 'status' | 'objective';
  readonly isDescending: boolean;
  readonly limit?: number;
  readonly cursor?: string;
}

export interface TuningTrialPage {
  readonly name: string;
  readonly objective: StudyAnswer['objectives'][number] | undefined;
  readonly trials: TrialAnswer[];
  readonly nextCursor: string | null;
}

const begun: readonly TrialState[] = ['running', 'complete', 'pruned', 'failed'];

/** Trials that have begun. Sorted by the objective, those without one are left out, as SageMaker does. */
export const listTuningTrials: Query<ListTuningTrialsInput, TuningTrialPage> = async (tx, input) => {
  const study = await studyOfTuningJob(tx, input.name);
  const names = await tuningJobNames(tx, [study.id]);
  const [objective] = definitionOf(study).objectives;
  return { name: names.get(study.id) ?? study.id, objective, ...(await trialPage(tx, study.id, input)) };
};

async function trialPage(
  tx: ReadTransaction,
  studyId: StudyId,
  { state, sortBy, isDescending, limit = sagemakerPageLength, cursor }: ListTuningTrialsInput,
): Promise<{ trials: TrialAnswer[]; nextCursor: string | null }> {
  const where = { studyId, state: state === undefined ? begun : [state] };
  if (sortBy === 'number') {
    const orderBy = isDescending ? (['-number'] as const) : (['number'] as const);
    const { rows, nextCursor } = await findPage(tx, 'trial', { where, orderBy, limit, cursor });
    return { trials: rows.map(answerTrial), nextCursor };
  }
  const rows = await tx.find('trial', where);
  const valueOf = (row: TrialRow): number => numbersOf(row.objectives)?.[0] ?? Number.NaN;
  const sorted =
    sortBy === 'status'
      ? inOrder(rows, (row) => row.state, isDescending)
      : inOrder(
          rows.filter((row) => !Number.isNaN(valueOf(row))),
          valueOf,
          isDescending,
        );
  const { page, nextCursor } = pageOf(sorted, [studyId, state, sortBy, isDescending], limit, cursor);
  return { trials: page.map(answerTrial), nextCursor };
}

const isWithin = (timeMs: number, afterMs = -Infinity, beforeMs = Infinity): boolean =>
  timeMs > afterMs && timeMs < beforeMs;

function inOrder<T>(rows: readonly T[], keyOf: (row: T) => string | number, isDescending: boolean): T[] {
  const sign = isDescending ? -1 : 1;
  const keyed = rows.map((row) => ({ row, key: keyOf(row) }));
  keyed.sort((a, b) => sign * (a.key < b.key ? -1 : Number(a.key > b.key)));
  return keyed.map(({ row }) => row);
}

/** By place in the list, as a whole list is read for each page. */
function pageOf<T>(rows: readonly T[], of: unknown, limit: number, cursor: string | undefined) {
  const from = Number(readCursor(of, cursor, 1)?.[0] ?? 0);
  const end = from + limit;
  return { page: rows.slice(from, end), nextCursor: end < rows.length ? writeCursor(of, [end]) : null };
}
