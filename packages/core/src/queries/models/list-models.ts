import { answerModels } from '../../answers/answer-models.ts';
import type { ModelPage } from '../../answers/model.ts';
import { modelFilterSchema } from '../../filter/model-schemas.ts';
import type { Query } from '../query.ts';
import { registrySearch } from './registry-search.ts';
import type { RegistrySearchInput } from './registry-search.ts';

/** By name, unless another order is asked for. */
export const listModels: Query<RegistrySearchInput, ModelPage> = async (tx, input, { now }) => {
  const search = registrySearch(input, modelFilterSchema, { now, defaultSort: 'name' });
  const { ids, nextCursor } = await tx.searchModels(search);
  const rows = ids.length === 0 ? [] : await tx.find('registeredModel', { id: ids });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const inOrder = ids.map((id) => byId.get(id)).filter((row) => row !== undefined);
  return { models: await answerModels(tx, inOrder), nextCursor };
};
