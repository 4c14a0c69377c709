import type { Query } from '../query.ts';
import { answerSagemakerExperiments } from '../../answers/sagemaker/experiment.ts';
import type { SagemakerExperimentAnswer } from '../../answers/sagemaker/experiment.ts';
import type { TagForm } from '../../policy/sagemaker/tag-form.ts';
import { tagFormsOf } from '../../steps/sagemaker/tag-forms-of.ts';
import { inOrder, nothingFound, searchOf } from './search-page.ts';
import type { SagemakerSearchInput, SagemakerSearchPage } from './search-page.ts';

export interface FoundExperiment extends SagemakerExperimentAnswer {
  readonly tags: readonly TagForm[];
}

/** Experiments as SageMaker's Search answers them. */
export const searchSagemakerExperiments: Query<SagemakerSearchInput, SagemakerSearchPage<FoundExperiment>> = async (
  tx,
  input,
) => {
  const search = await searchOf(tx, 'experiment', input);
  if (search === undefined) return nothingFound;
  const { ids, nextCursor, total = 0 } = await tx.searchExperiments(search);
  const rows = ids.length === 0 ? [] : inOrder(ids, await tx.find('experiment', { id: ids }));
  const tags = await tagFormsOf(tx, 'experiment', ids);
  const answers = (await answerSagemakerExperiments(tx, rows)).map((answer) => ({
    ...answer,
    tags: tags.get(answer.id) ?? [],
  }));
  return { answers, nextCursor, total };
};
