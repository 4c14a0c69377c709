import { AssayError, isId, notFound } from '@assay/base';
import type { RunGroupRow } from '../../entities/run.ts';
import type { StudyId, StudyRow, TrialRow } from '../../entities/study.ts';
import type { ReadTransaction } from '../../ports/transaction.ts';
import { loadRunGroup } from '../load.ts';

export interface LoadedStudy {
  readonly study: StudyRow;
  readonly group: RunGroupRow;
}

export async function loadStudy(tx: ReadTransaction, id: string): Promise<LoadedStudy> {
  const study = isId(id) ? await tx.get('study', { id: id as StudyId }) : undefined;
  if (study === undefined) throw notFound('study', id);
  return { study, group: await loadRunGroup(tx, id) };
}

export async function loadActiveStudy(tx: ReadTransaction, id: string): Promise<LoadedStudy> {
  const loaded = await loadStudy(tx, id);
  if (loaded.group.deletedMs !== null)
    throw new AssayError('Conflict', `Study "${loaded.group.name}" is deleted. Restore it first.`);
  return loaded;
}

export async function loadTrial(tx: ReadTransaction, study: StudyRow, number: number): Promise<TrialRow> {
  const row = await tx.get('trial', { studyId: study.id, number });
  if (row === undefined)
    throw new AssayError('NotFound', `The study has no trial ${number}; it has ${study.nextNumber} so far.`, {
      path: 'number',
    });
  return row;
}
