import { AssayError } from '@assay/base';
import type { TagsAnswer } from '../answers/annotation.ts';
import type { EntityKind } from '../entities/annotation.ts';
import type { Command } from './command.ts';

export interface ChangeTagsInput {
  readonly kind: EntityKind;
  readonly id: string;
  readonly set?: Readonly<Record<string, string>>;
  /** Keys; removal wins over `set`. */
  readonly remove?: readonly string[];
}

export const changeTags: Command<ChangeTagsInput, TagsAnswer> = async () => {
  throw new AssayError('NotOffered', 'changeTags is not there yet.');
};
