import type { EpochMs } from '@assay/base';
import type { StudyId, StudyRow, TrialRow } from '../../entities/study.ts';
import { limitsOf } from '../../steps/studies/trial-codec.ts';
import type { ReadTransaction } from '../../ports/transaction.ts';
import type { Query } from '../query.ts';

export interface StudyToTend {
  readonly studyId: StudyId;
  /** False: only if it has converged. */
  readonly isDue: boolean;
}

const atOnce = 500;

/** Studies with trials that were not heard of in time, whose time is over, or that are to end on convergence. */
export const studiesToTend: Query<object, StudyToTend[]> = async (tx, _, { now }) => {
  const found = new Map<StudyId, StudyToTend>();
  const add = ({ id: studyId }: StudyRow, isDue: boolean): void => void found.set(studyId, { studyId, isDue });
  for (const state of ['running', 'paused'] as const) {
    for (const row of await tx.find('study', { state, deletedMs: null }, { orderBy: ['createdMs', 'id'] })) {
      const { maxRuntimeMs, stopOnConvergence } = limitsOf(row);
      const isOver = maxRuntimeMs !== null && row.startedMs !== null && now >= row.startedMs + maxRuntimeMs;
      if (isOver || stopOnConvergence) add(row, isOver);
    }
  }
  const lost = await studiesWithLostTrials(tx, now);
  // In portions: each is a parameter of the query.
  for (let from = 0; from < lost.length; from += atOnce) {
    const id = lost.slice(from, from + atOnce);
    for (const row of await tx.find('study', { id, deletedMs: null })) add(row, true);
  }
  return [...found.values()];
};

async function studiesWithLostTrials(tx: ReadTransaction, now: EpochMs): Promise<StudyId[]> {
  const studies = new Set<StudyId>();
  for (let after: TrialRow | undefined; ;) {
    const running = await tx.find(
      'trial',
      { state: 'running' },
      { orderBy: ['leaseUntilMs', 'studyId', 'number'], limit: atOnce, ...(after !== undefined && { after }) },
    );
    for (const trial of running) {
      if (trial.leaseUntilMs !== null && trial.leaseUntilMs > now) return [...studies];
      studies.add(trial.studyId);
    }
    after = running.at(-1);
    if (running.length < atOnce) return [...studies];
  }
}
