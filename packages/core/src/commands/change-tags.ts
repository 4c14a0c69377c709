import type { TagsAnswer } from '../answers/annotation.ts';
import type { EntityKind } from '../entities/annotation.ts';
import type { Command } from './command.ts';
import { loadEntity } from '../steps/load-entity.ts';
import { recordChange } from '../steps/record.ts';
import { touch } from '../steps/touch.ts';
import { changeEntityTags } from '../steps/write-tags.ts';

export interface ChangeTagsInput {
  readonly kind: EntityKind;
  readonly id: string;
  readonly set?: Readonly<Record<string, string>>;
  /** Keys; removal wins over `set`. */
  readonly remove?: readonly string[];
}

export const changeTags: Command<ChangeTagsInput, TagsAnswer> = async (tx, input, context) => {
  const entity = await loadEntity(tx, input.kind, input.id, true);
  const { tags, set, removed } = await changeEntityTags(tx, context, entity, input.set ?? {}, input.remove ?? []);
  if (set.length > 0 || removed.length > 0) {
    await touch(tx, context, entity);
    await recordChange(tx, 'tags.changed', entity.id, entity.experimentId, { kind: entity.kind, set, removed });
  }
  return { tags: Object.fromEntries([...tags].sort(([a], [b]) => (a < b ? -1 : 1))) };
};
