import type { Command } from '../command.ts';
import { AssayError } from '@assay/base';
import { sagemakerBounds } from '../../policy/sagemaker/clipped.ts';
import { withoutRunTag } from '../../policy/sagemaker/run-tag.ts';
import { tagForm, tagForms } from '../../policy/sagemaker/tag-form.ts';
import type { TagForm } from '../../policy/sagemaker/tag-form.ts';
import { recordChange } from '../../steps/record.ts';
import { requireArn } from '../../steps/resolve-arn.ts';
import type { EntityArn } from '../../steps/resolve-arn.ts';
import { touch } from '../../steps/touch.ts';
import { changeEntityTags } from '../../steps/write-tags.ts';

export interface ChangeArnTagsInput {
  readonly arn: EntityArn;
  readonly set?: readonly (readonly [key: string, value: string])[];
  readonly remove?: readonly string[];
}

/** Tags of whatever an ARN names. What is given as it was shown changes nothing. Answers all of them, in order. */
export const changeArnTags: Command<ChangeArnTagsInput, { tags: TagForm[] }> = async (tx, input, context) => {
  const entity = await requireArn(tx, input.arn);
  const { kind, id } = entity;
  const isRun = kind === 'run';
  const rows = await tx.find('tag', { kind, entityId: id });
  const shown = new Map(rows.map((row) => [tagForm(row).key, row]));
  const given = isRun ? withoutRunTag(input.set ?? []) : new Map(input.set);
  const set = new Map<string, string>();
  for (const [key, value] of given) {
    const row = shown.get(key);
    if (row === undefined || tagForm(row).value !== value) set.set(row?.key ?? key, value);
  }
  const remove = (input.remove ?? []).map((key) => shown.get(key)?.key ?? key);
  const known = new Set(rows.map(({ key }) => key));
  const count = known.size + [...set.keys()].filter((key) => !known.has(key)).length;
  if (count > known.size && count > sagemakerBounds.tags)
    throw new AssayError('LimitExceeded', `It would have ${count} tags; at most ${sagemakerBounds.tags} are allowed.`, {
      limit: sagemakerBounds.tags,
      value: count,
    });
  const change = await changeEntityTags(tx, context, entity, set, remove);
  if (change.set.length > 0 || change.removed.length > 0) {
    await touch(tx, context, entity);
    const data = { kind, set: change.set, removed: change.removed };
    await recordChange(tx, 'tags.changed', id, entity.experimentId, data);
  }
  return { tags: tagForms(await tx.find('tag', { kind, entityId: id }), isRun) };
};
