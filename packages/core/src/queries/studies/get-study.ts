import type { StudyAnswer } from '../../answers/study.ts';
import type { Query } from '../query.ts';
import { answerStudy } from '../../answers/answer-studies.ts';
import { loadStudy } from '../../steps/studies/load-study.ts';

export interface GetStudyInput {
  readonly studyId: string;
}

export const getStudy: Query<GetStudyInput, StudyAnswer> = async (tx, input) =>
  answerStudy(tx, (await loadStudy(tx, input.studyId)).study);
