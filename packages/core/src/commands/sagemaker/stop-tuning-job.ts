import { studyOfTuningJob } from '../../steps/sagemaker/tuning-jobs.ts';
import type { Command } from '../command.ts';
import { updateStudy } from '../studies/update-study.ts';

/** Ends the study; trials that run may be told. One that has ended stays as it is. */
export const stopTuningJob: Command<{ name: string }, { studyId: string }> = async (tx, { name }, context) => {
  const { id } = await studyOfTuningJob(tx, name);
  await updateStudy(tx, { studyId: id, state: 'stopped' }, context);
  return { studyId: id };
};
