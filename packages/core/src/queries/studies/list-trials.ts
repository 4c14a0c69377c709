import type { TrialState } from '@assay/tuning';
import type { TrialPage } from '../../answers/study.ts';
import type { Query } from '../query.ts';
import { loadStudy } from '../../steps/studies/load-study.ts';
import { answerTrial } from '../../steps/studies/trial-codec.ts';
import { findPage } from '../page.ts';

export interface ListTrialsInput {
  readonly studyId: string;
  readonly limit?: number;
  readonly cursor?: string;
  readonly state?: TrialState;
}

/** By number. */
export const listTrials: Query<ListTrialsInput, TrialPage> = async (tx, input) => {
  const { study } = await loadStudy(tx, input.studyId);
  const { state, limit, cursor } = input;
  const where = { studyId: study.id, ...(state !== undefined && { state }) };
  const { rows, nextCursor } = await findPage(tx, 'trial', { where, orderBy: ['number'], limit, cursor });
  return { trials: rows.map(answerTrial), nextCursor };
};
