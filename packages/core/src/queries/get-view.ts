import type { ViewAnswer } from '../answers/annotation.ts';
import type { Query } from './query.ts';
import { answerView } from '../answers/annotation.ts';
import { loadView } from '../steps/load-view.ts';

export interface GetViewInput {
  readonly viewId: string;
}

export const getView: Query<GetViewInput, ViewAnswer> = async (tx, input, { actor }) =>
  answerView(await loadView(tx, input.viewId, actor));
