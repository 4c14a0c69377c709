import type { CommandContext } from '../../context.ts';
import type { ArtifactRow } from '../../entities/artifact.ts';
import type { RunRow } from '../../entities/run.ts';
import { artifactNotes } from '../../policy/sagemaker/artifact-form.ts';
import type { ArtifactNotes } from '../../policy/sagemaker/artifact-form.ts';
import type { ReadTransaction, Transaction } from '../../ports/transaction.ts';
import { putArtifact } from '../put-artifact.ts';
import type { NewArtifact } from '../put-artifact.ts';

/**
 * What a run shows of a lineage artifact that it is associated with. It replaces what it showed under the name before, but nothing that
 * was logged to the run itself: beside that it stands as `name (2)`.
 */
export async function putLineageChart(
  tx: Transaction,
  context: CommandContext,
  run: RunRow,
  made: Omit<NewArtifact, 'metadata'>,
): Promise<ArtifactRow> {
  let { name } = made;
  for (let n = 2; await isLogged(tx, run, { ...made, name }); n++) name = `${made.name} (${n})`;
  const notes: ArtifactNotes = { linked: true };
  return putArtifact(tx, context, run, { ...made, name, metadata: { sagemaker: notes } });
}

async function isLogged(
  tx: ReadTransaction,
  run: RunRow,
  { direction, name }: Pick<NewArtifact, 'direction' | 'name'>,
): Promise<boolean> {
  const [row] = await tx.find('artifact', { runId: run.id, direction, name }, { limit: 1 });
  return row !== undefined && artifactNotes(row).linked !== true;
}
