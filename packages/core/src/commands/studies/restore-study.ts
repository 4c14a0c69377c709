import type { StudyAnswer } from '../../answers/study.ts';
import type { Command } from '../command.ts';
import { answerStudy } from '../../answers/answer-studies.ts';
import { markRunGroupRestored } from '../../steps/deletion.ts';
import { loadActiveExperiment } from '../../steps/load.ts';
import { loadStudy } from '../../steps/studies/load-study.ts';

export interface RestoreStudyInput {
  readonly studyId: string;
}

export const restoreStudy: Command<RestoreStudyInput, StudyAnswer> = async (tx, input, context) => {
  const { study, group } = await loadStudy(tx, input.studyId);
  if (group.deletedMs === null) return answerStudy(tx, study);
  await loadActiveExperiment(tx, group.experimentId);
  await markRunGroupRestored(tx, context, group);
  return answerStudy(tx, { ...study, deletedMs: null });
};
