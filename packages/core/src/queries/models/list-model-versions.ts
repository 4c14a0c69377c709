import { answerModelVersions } from '../../answers/answer-models.ts';
import type { ModelVersionPage } from '../../answers/model.ts';
import type { CheckedFilter } from '../../filter/index.ts';
import { modelVersionFilterSchema } from '../../filter/model-schemas.ts';
import { loadModel } from '../../steps/load-model.ts';
import type { Query } from '../query.ts';
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
  const { ids, nextCursor } = await tx.searchModelVersions(search);
  const rows = ids.length === 0 ? [] : await tx.find('modelVersion', { id: ids });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const inOrder = ids.map((id) => byId.get(id)).filter((row) => row !== undefined);
  return { versions: await answerModelVersions(tx, inOrder), nextCursor };
};

function ofModel(value: string): CheckedFilter {
  const span = { start: 0, end: 0 };
  const field = { kind: 'attribute', name: 'model', span } as const;
  return { kind: 'text-test', field, operator: '=', value, number: null, span };
}
