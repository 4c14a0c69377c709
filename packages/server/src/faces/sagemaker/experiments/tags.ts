import type { EntityArn } from '@assay/core';
import type { Tag } from '@assay/wire/sagemaker';
import { parseArn } from '../../aws/arns.ts';
import { validationError } from '../../aws/aws-error.ts';
import { handlersOf } from '../handler.ts';
import { given, nextToken, tagPairs } from './fields.ts';
import { runCommand, runQuery } from './use-case.ts';

const encodeTags = (tags: readonly { readonly key: string; readonly value: string }[]): Tag[] =>
  tags.map(({ key, value }) => ({ Key: key, Value: value }));

function arnOf(text: string): EntityArn {
  const arn = parseArn(text);
  if (arn !== undefined) return arn;
  throw validationError(`ResourceArn '${text}' is not the ARN of a resource of this account that can have tags.`);
}

export const tagHandlers = handlersOf({
  async AddTags({ ResourceArn, Tags }, call) {
    const { tags } = await runCommand(call, 'changeArnTags', { arn: arnOf(ResourceArn), set: tagPairs(Tags) });
    return { Tags: encodeTags(tags) };
  },

  async ListTags({ ResourceArn, MaxResults, NextToken }, call) {
    const { tags, nextCursor } = await runQuery(call, 'listArnTags', {
      arn: arnOf(ResourceArn),
      // The model bounds it from below only.
      ...given('limit', MaxResults === undefined ? undefined : Math.min(MaxResults, 1000)),
      ...given('cursor', NextToken),
    });
    return { Tags: encodeTags(tags), ...nextToken(nextCursor) };
  },

  async DeleteTags({ ResourceArn, TagKeys }, call) {
    await runCommand(call, 'changeArnTags', { arn: arnOf(ResourceArn), remove: TagKeys });
    return {};
  },
});
