import { AssayError } from '@assay/base';
import { reservedTags } from '../../policy/mlflow/reserved-tags.ts';
import { loadActiveMlflowRun } from '../../steps/mlflow/load.ts';
import { setParent } from '../../steps/mlflow/write-run-tags.ts';
import { writeNote } from '../../steps/mlflow/write-note.ts';
import { recordChange } from '../../steps/record.ts';
import type { Command } from '../command.ts';

export interface DeleteMlflowRunTagInput {
  readonly runId: string;
  readonly key: string;
}

/** Without the tag that names its parent a run has none natively, too. A name stays as it is. */
export const deleteMlflowRunTag: Command<DeleteMlflowRunTagInput, void> = async (tx, { runId, key }, context) => {
  const run = await loadActiveMlflowRun(tx, runId);
  const wasNote = key === reservedTags.note && (await writeNote(tx, context, { ...run, kind: 'run' }, ''));
  const removed = await tx.remove('tag', { kind: 'run', entityId: run.id, key });
  const hadParent = key === reservedTags.parentRunId && run.parentRunId !== null;
  if (removed === 0 && !wasNote && !hadParent)
    throw new AssayError('NotFound', `No tag with name: ${key} in run with id ${runId}`, { kind: 'tag' });
  if (hadParent) await setParent(tx, context, run, undefined);
  await tx.update('run', { id: run.id }, { updatedMs: context.now });
  if (removed > 0)
    await recordChange(tx, 'tags.changed', run.id, run.experimentId, { kind: 'run', set: [], removed: [key] });
};
