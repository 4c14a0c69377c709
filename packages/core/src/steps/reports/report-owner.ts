import { invalidInput } from '@assay/base';
import type { ExperimentId } from '@assay/base';
import type { StudyId } from '../../entities/study.ts';
import type { ReadTransaction } from '../../ports/transaction.ts';
import { loadActiveExperiment } from '../load.ts';
import { loadActiveStudy } from '../studies/load-study.ts';

export interface ReportOwnerInput {
  readonly experimentId?: string;
  readonly studyId?: string;
}

export interface ReportOwner {
  readonly experimentId: ExperimentId | null;
  readonly studyId: StudyId | null;
  /** Of the study, else of the experiment. */
  readonly name: string | null;
}

/** What a report speaks of: a study with its experiment, an experiment, or nothing. */
export async function reportOwner(tx: ReadTransaction, input: ReportOwnerInput): Promise<ReportOwner> {
  if (input.studyId !== undefined) {
    const { study, group } = await loadActiveStudy(tx, input.studyId);
    if (input.experimentId !== undefined && input.experimentId !== study.experimentId)
      throw invalidInput('experimentId', 'is not the experiment of the study. Leave it out: the study has one.');
    return { experimentId: study.experimentId, studyId: study.id, name: group.name };
  }
  if (input.experimentId === undefined) return { experimentId: null, studyId: null, name: null };
  const { id, name } = await loadActiveExperiment(tx, input.experimentId);
  return { experimentId: id, studyId: null, name };
}
