import { AssayError } from '@assay/base';
import type { TagsAnswer } from '../answers/annotation.ts';
import type { EntityKind } from '../entities/annotation.ts';
import type { Query } from './query.ts';

export interface GetTagsInput {
  readonly kind: EntityKind;
  readonly id: string;
}

export const getTags: Query<GetTagsInput, TagsAnswer> = async () => {
  throw new AssayError('NotOffered', 'getTags is not there yet.');
};
