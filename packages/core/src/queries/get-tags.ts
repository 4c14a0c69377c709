import type { TagsAnswer } from '../answers/annotation.ts';
import type { EntityKind } from '../entities/annotation.ts';
import type { Query } from './query.ts';
import { tagsByEntity } from '../answers/tags-by-entity.ts';
import { loadEntity } from '../steps/load-entity.ts';

export interface GetTagsInput {
  readonly kind: EntityKind;
  readonly id: string;
}

export const getTags: Query<GetTagsInput, TagsAnswer> = async (tx, input) => {
  const { kind, id } = await loadEntity(tx, input.kind, input.id, false);
  return { tags: (await tagsByEntity(tx, kind, [id])).get(id) ?? {} };
};
