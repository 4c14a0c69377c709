import type { NoteAnswer } from '../answers/annotation.ts';
import type { EntityKind } from '../entities/annotation.ts';
import type { Query } from './query.ts';
import { loadEntity } from '../steps/load-entity.ts';

export interface GetNoteInput {
  readonly kind: EntityKind;
  readonly id: string;
}

export const getNote: Query<GetNoteInput, NoteAnswer> = async (tx, input) => {
  const { kind, id } = await loadEntity(tx, input.kind, input.id, false);
  const row = await tx.get('note', { kind, entityId: id });
  return { text: row?.text ?? '', updatedMs: row?.updatedMs ?? null };
};
