import type { CommandContext } from '../../context.ts';
import type { ExperimentRow } from '../../entities/experiment.ts';
import { reservedTags } from '../../policy/mlflow/reserved-tags.ts';
import type { Transaction } from '../../ports/transaction.ts';
import { recordChange } from '../record.ts';
import { touch } from '../touch.ts';
import { changeEntityTags } from '../write-tags.ts';
import { writeNote } from './write-note.ts';

/** Sets and removes tags, of which one is the native note. Answers whether that changed anything. */
export async function changeExperimentTags(
  tx: Transaction,
  context: CommandContext,
  { id, name }: ExperimentRow,
  set: ReadonlyMap<string, string>,
  remove: readonly string[],
): Promise<boolean> {
  const entity = { kind: 'experiment', id, name, experimentId: id } as const;
  const tags = new Map(set);
  const note = remove.includes(reservedTags.note) ? '' : tags.get(reservedTags.note);
  tags.delete(reservedTags.note);
  const isNoteNew = note !== undefined && (await writeNote(tx, context, entity, note));
  const changed = await changeEntityTags(tx, context, entity, tags, remove);
  const areTagsNew = changed.set.length > 0 || changed.removed.length > 0;
  if (areTagsNew)
    await recordChange(tx, 'tags.changed', id, id, {
      kind: 'experiment',
      set: changed.set,
      removed: changed.removed,
    });
  if (isNoteNew || areTagsNew) await touch(tx, context, entity);
  return isNoteNew || areTagsNew;
}
