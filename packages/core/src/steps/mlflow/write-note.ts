import type { CommandContext } from '../../context.ts';
import { checkText } from '../../policy/check-text.ts';
import { reservedTags } from '../../policy/mlflow/reserved-tags.ts';
import type { Transaction } from '../../ports/transaction.ts';
import type { Entity } from '../load-entity.ts';
import { recordChange } from '../record.ts';

/** What MLflow's clients keep in a tag is the native note. An empty text removes it; answers whether that changed anything. */
export async function writeNote(
  tx: Transaction,
  { limits, now: updatedMs }: CommandContext,
  { kind, id, experimentId }: Pick<Entity, 'kind' | 'id' | 'experimentId'>,
  text: string,
): Promise<boolean> {
  checkText(`tags.${reservedTags.note}`, text, limits, 'noteLength');
  const before = (await tx.get('note', { kind, entityId: id }))?.text ?? '';
  if (text === before) return false;
  if (text === '') await tx.remove('note', { kind, entityId: id });
  else await tx.upsert('note', { projectId: tx.projectId, kind, entityId: id, text, updatedMs });
  await recordChange(tx, 'note.changed', id, experimentId, { kind });
  return true;
}
