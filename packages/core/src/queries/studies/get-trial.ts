import type { TrialAnswer } from '../../answers/study.ts';
import type { Query } from '../query.ts';
import { loadStudy, loadTrial } from '../../steps/studies/load-study.ts';
import { answerTrial } from '../../steps/studies/trial-codec.ts';

export interface GetTrialInput {
  readonly studyId: string;
  readonly number: number;
}

export const getTrial: Query<GetTrialInput, TrialAnswer> = async (tx, input) =>
  answerTrial(await loadTrial(tx, (await loadStudy(tx, input.studyId)).study, input.number));
