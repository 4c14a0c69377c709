import type { Query } from '../query.ts';
import { compareTags, tagForm, tagsInOrder } from '../../policy/sagemaker/tag-form.ts';
import type { TagForm } from '../../policy/sagemaker/tag-form.ts';
import { requireArn } from '../../steps/resolve-arn.ts';
import type { EntityArn } from '../../steps/resolve-arn.ts';
import { readCursor, writeCursor } from '../cursor.ts';

export interface ListArnTagsInput {
  readonly arn: EntityArn;
  /** 50 by default. */
  readonly limit?: number;
  readonly cursor?: string;
}

/** In the order in which they were given. */
export const listArnTags: Query<ListArnTagsInput, { tags: TagForm[]; nextCursor: string | null }> = async (
  tx,
  { arn, limit = 50, cursor },
) => {
  const { kind, id } = await requireArn(tx, arn);
  const of = ['tags', kind, id];
  const all = tagsInOrder(await tx.find('tag', { kind, entityId: id }), kind === 'run');
  const [position, key] = readCursor(of, cursor, 2) ?? [-1, ''];
  const after = { position: Number(position), key: String(key) };
  const rest = all.filter((tag) => compareTags(after, tag) < 0);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  const isMore = rest.length > limit && last !== undefined;
  return { tags: page.map(tagForm), nextCursor: isMore ? writeCursor(of, [last.position, last.key]) : null };
};
