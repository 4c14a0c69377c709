import type { Id } from '@assay/base';
import type { CommandContext } from '../context.ts';
import type { TaggedKind } from '../entities/annotation.ts';
import { checkKey, checkText } from '../policy/check-text.ts';
import { checkLimit } from '../policy/limit.ts';
import type { Transaction } from '../ports/transaction.ts';

/** A map keeps the order in which they were given, whatever their keys. */
export type Tags = Readonly<Record<string, string>> | ReadonlyMap<string, string>;

const entriesOf = (tags: Tags): readonly (readonly [string, string])[] =>
  tags instanceof Map ? [...tags] : Object.entries(tags);

export interface Tagged {
  readonly kind: TaggedKind;
  readonly id: Id;
  readonly name: string;
}

function checkTags(tags: Tags, kind: TaggedKind, { limits }: CommandContext): void {
  const valueLimit =
    kind === 'model' || kind === 'version' || kind === 'loggedModel' ? 'modelTagValueLength' : 'tagValueLength';
  for (const [key, value] of entriesOf(tags)) {
    checkKey('tag key', key, limits, 'tagKeyLength');
    checkText(`tags.${key}`, value, limits, valueLimit);
  }
}

const checkCount = (count: number, entity: Pick<Tagged, 'kind' | 'name'>, { limits }: CommandContext): void =>
  checkLimit(limits, 'tagsPerEntity', count, `The ${entity.kind} "${entity.name}" would have ${count} tags`, 'tags');

/** The tags of an entity that is being made. */
export async function insertTags(
  tx: Transaction,
  context: CommandContext,
  { kind, id, name }: Tagged,
  tags: Tags,
): Promise<void> {
  checkTags(tags, kind, context);
  const entries = entriesOf(tags);
  checkCount(entries.length, { kind, name }, context);
  for (const [position, [key, value]] of entries.entries())
    await tx.insert('tag', { projectId: tx.projectId, kind, entityId: id, key, value, position });
}

export interface TagChange {
  readonly tags: Map<string, string>;
  readonly set: readonly string[];
  readonly removed: readonly string[];
}

/** Sets and removes tags; removal wins. Answers all tags and which ones really changed. */
export async function changeEntityTags(
  tx: Transaction,
  context: CommandContext,
  entity: Tagged,
  set: Tags,
  remove: readonly string[],
): Promise<TagChange> {
  const { kind, id } = entity;
  checkTags(set, kind, context);
  const rows = await tx.find('tag', { kind, entityId: id });
  const before = new Map(rows.map(({ key, value }) => [key, value]));
  const positions = new Map(rows.map(({ key, position }) => [key, position]));
  let next = Math.max(-1, ...positions.values()) + 1;
  const tags = new Map([...before, ...entriesOf(set)]);
  for (const key of remove) tags.delete(key);
  const changed = [...tags].filter(([key, value]) => before.get(key) !== value);
  if (changed.length > 0) checkCount(tags.size, entity, context);
  for (const [key, value] of changed)
    await tx.upsert('tag', {
      projectId: tx.projectId,
      kind,
      entityId: id,
      key,
      value,
      position: positions.get(key) ?? next++,
    });
  const removed = [...before.keys()].filter((key) => !tags.has(key));
  for (const key of removed) await tx.remove('tag', { kind, entityId: id, key });
  return { tags, set: changed.map(([key]) => key), removed };
}
