import { isId } from '@assay/base';
import type { StudyId } from '../../entities/study.ts';

/** SageMaker's names of tuning jobs are shorter than those of trials. */
const longest = 32;

/** A study as a tuning job: under its run group's name at SageMaker's face where that is short enough, else under its id. */
export const tuningJobName = (groupName: string | undefined, id: StudyId): string =>
  groupName !== undefined && groupName.length <= longest ? groupName : id;

export const studyIdOfTuningJob = (name: string): StudyId | undefined =>
  isId(name.toLowerCase()) ? (name.toLowerCase() as StudyId) : undefined;
