import { AssayError } from '@assay/base';
import type { StudyId, StudyRow } from '../../entities/study.ts';
import { studyIdOfTuningJob, tuningJobName } from '../../policy/sagemaker/tuning-jobs.ts';
import type { ReadTransaction } from '../../ports/transaction.ts';
import { ownerOfName } from '../face-names.ts';
import { sagemakerNamesOf } from './named-entities.ts';

/** The study that a tuning job's name stands for. Throws NotFound. */
export async function studyOfTuningJob(tx: ReadTransaction, name: string): Promise<StudyRow> {
  const id = (await ownerOfName(tx, 'sagemaker', 'group', '', name)) ?? studyIdOfTuningJob(name);
  const study = id === undefined ? undefined : await tx.get('study', { id: id as StudyId });
  if (study === undefined || study.deletedMs !== null)
    throw new AssayError('NotFound', `No tuning job named "${name}".`, { sagemaker: 'job', name });
  return study;
}

export async function tuningJobNames(tx: ReadTransaction, ids: readonly StudyId[]): Promise<Map<StudyId, string>> {
  const names = await sagemakerNamesOf(tx, 'group', ids);
  return new Map(ids.map((id) => [id, tuningJobName(names.get(id), id)]));
}
