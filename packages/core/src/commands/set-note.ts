import type { NoteAnswer } from '../answers/annotation.ts';
import type { EntityKind } from '../entities/annotation.ts';
import type { Command } from './command.ts';
import { checkText } from '../policy/check-text.ts';
import { loadEntity } from '../steps/load-entity.ts';
import { recordChange } from '../steps/record.ts';
import { touch } from '../steps/touch.ts';

export interface SetNoteInput {
  readonly kind: EntityKind;
  readonly id: string;
  readonly text: string;
}

/** An empty text removes the note. */
export const setNote: Command<SetNoteInput, NoteAnswer> = async (tx, { kind, id, text }, context) => {
  const { limits, now: updatedMs } = context;
  const entity = await loadEntity(tx, kind, id, true);
  checkText('text', text, limits, 'noteLength');
  if (text === '') await tx.remove('note', { kind, entityId: entity.id });
  else await tx.upsert('note', { projectId: tx.projectId, kind, entityId: entity.id, text, updatedMs });
  await touch(tx, context, entity);
  await recordChange(tx, 'note.changed', entity.id, entity.experimentId, { kind });
  return { text, updatedMs: text === '' ? null : updatedMs };
};
