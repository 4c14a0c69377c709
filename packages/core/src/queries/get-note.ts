import { AssayError } from '@assay/base';
import type { NoteAnswer } from '../answers/annotation.ts';
import type { EntityKind } from '../entities/annotation.ts';
import type { Query } from './query.ts';

export interface GetNoteInput {
  readonly kind: EntityKind;
  readonly id: string;
}

export const getNote: Query<GetNoteInput, NoteAnswer> = async () => {
  throw new AssayError('NotOffered', 'getNote is not there yet.');
};
