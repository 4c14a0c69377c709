import { answerModelVersions } from '../../answers/answer-models.ts';
import type { ModelVersionPage } from '../../answers/model.ts';
import type { CheckedFilter } from '../../filter/index.ts';
import { modelVersionFilterSchema } from '../../filter/model-schemas.ts';
import { loadModel } from '../../steps/load-model.ts';
import type { Query } from '../query.ts';
import { foundPage } from './found-page.ts';
import { registrySearch } from './registry-search.ts';
import type { RegistrySearchInput } from './registry-search.ts';

export interface ListModelVersionsInput extends RegistrySearchInput {
  /** Of this model alone, which must exist. */
  readonly model?: string;
}

/** Those of one model from the newest on, those of all by their latest change, unless another order is asked for. */
export const listModelVersions: Query<ListModelVersionsInput, ModelVersionPage> = async (
  tx,
  { model, ...input },
  { now },
) => {
  if (model !== undefined) await loadModel(tx, model);
  const search = registrySearch(input, modelVersionFilterSchema, {
    now,
    defaultSort: model === undefined ? 'updated desc, model, version desc' : 'version desc',
    ...(model !== undefined && { within: ofModel(model) }),
  });
  const { answers, nextCursor } = await foundPage(search, {
    search: (asked) => tx.searchModelVersions(asked),
    rows: (id) => tx.find('modelVersion', { id }),
    answer: (rows) => answerModelVersions(tx, rows),
    tagsOf: ({ tags }) => [tags],
  });
  return { versions: answers, nextCursor };
};

function ofModel(value: string): CheckedFilter {
  const span = { start: 0, end: 0 };
  const field = { kind: 'attribute', name: 'model', span } as const;
  return { kind: 'text-test', field, operator: '=', value, number: null, span };
}
