import { AssayError } from '@assay/base';
import type { NoteAnswer } from '../answers/annotation.ts';
import type { EntityKind } from '../entities/annotation.ts';
import type { Command } from './command.ts';

export interface SetNoteInput {
  readonly kind: EntityKind;
  readonly id: string;
  readonly text: string;
}

export const setNote: Command<SetNoteInput, NoteAnswer> = async () => {
  throw new AssayError('NotOffered', 'setNote is not there yet.');
};
