import { answerModels } from '../../answers/answer-models.ts';
import type { ModelPage } from '../../answers/model.ts';
import { modelFilterSchema } from '../../filter/model-schemas.ts';
import type { Query } from '../query.ts';
import { foundPage } from './found-page.ts';
import { registrySearch } from './registry-search.ts';
import type { RegistrySearchInput } from './registry-search.ts';

/** By name, unless another order is asked for. */
export const listModels: Query<RegistrySearchInput, ModelPage> = async (tx, input, { now }) => {
  const search = registrySearch(input, modelFilterSchema, { now, defaultSort: 'name' });
  const { answers, nextCursor } = await foundPage(search, {
    search: (asked) => tx.searchModels(asked),
    rows: (id) => tx.find('registeredModel', { id }),
    answer: (rows) => answerModels(tx, rows),
    tagsOf: ({ tags, latestVersions }) => [tags, ...latestVersions.map((version) => version.tags)],
  });
  return { models: answers, nextCursor };
};
