import type { StudyDefinition, Trial, TrialReport } from '@assay/tuning';
import type { StudyParent, TrialReportRow, TrialRow } from '../../entities/study.ts';
import type { ReadTransaction } from '../../ports/transaction.ts';
import type { ChangedTrial, StudyHead } from '../../steps/studies/study-head.ts';
import type { Query } from '../query.ts';
import { headOf } from '../../steps/studies/study-head.ts';
import { loadStudy } from '../../steps/studies/load-study.ts';
import { definitionOf, limitsOf, parentsOf, tuningTrial } from '../../steps/studies/trial-codec.ts';

export interface ReadStudyInput {
  readonly studyId: string;
}

/** All that suggestions depend on. */
export interface WholeStudy {
  readonly head: StudyHead;
  readonly definition: StudyDefinition;
  readonly stopOnConvergence: boolean;
  readonly trials: ChangedTrial[];
  readonly parents: { readonly kind: StudyParent['kind']; readonly trials: Trial[] }[];
}

export const readStudy: Query<ReadStudyInput, WholeStudy> = async (tx, input) => {
  const { study } = await loadStudy(tx, input.studyId);
  const { maxTrials, stopOnConvergence } = limitsOf(study);
  const definition = definitionOf(study);
  const reports = (definition.pruner?.kind ?? 'none') === 'none' ? 'some' : 'all';
  const parents: WholeStudy['parents'] = [];
  for (const { studyId, kind } of parentsOf(study)) {
    const parent = await tx.get('study', { id: studyId as typeof study.id });
    const earlier = parent === undefined ? [] : await trialsOf(tx, parent.id, 'some');
    parents.push({ kind, trials: earlier.map(({ trial }) => trial) });
  }
  return {
    head: headOf(study),
    definition: { ...definition, ...(maxTrials !== null && { plannedTrials: maxTrials }) },
    stopOnConvergence,
    trials: await trialsOf(tx, study.id, reports),
    parents,
  };
};

/** `some`: reports of pruned trials, which samplers learn from, and of those that may become so. Pruners ask for all. */
async function trialsOf(
  tx: ReadTransaction,
  studyId: TrialRow['studyId'],
  reports: 'some' | 'all',
): Promise<ChangedTrial[]> {
  const rows = await tx.trialHeads(studyId);
  const some = rows.filter(({ state }) => state === 'pruned' || state === 'running').map(({ number }) => number);
  const found =
    reports === 'some' && some.length === 0
      ? []
      : await tx.find('trialReport', { studyId, ...(reports === 'some' && { number: some }) });
  const byNumber = reportsByNumber(found);
  return rows.map((row) => ({ revision: row.revision, trial: tuningTrial(row, byNumber.get(row.number)) }));
}

function reportsByNumber(rows: readonly TrialReportRow[]): Map<number, TrialReport[]> {
  const byNumber = new Map<number, TrialReport[]>();
  for (const { number, step, value } of rows) {
    let reports = byNumber.get(number);
    if (reports === undefined) byNumber.set(number, (reports = []));
    reports.push({ step, value: value ?? Number.NaN });
  }
  return byNumber;
}
