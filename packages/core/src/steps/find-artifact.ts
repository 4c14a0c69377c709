import { AssayError, invalidInput } from '@assay/base';
import type { RunId } from '@assay/base';
import type { ArtifactDirection, ArtifactRow } from '../entities/artifact.ts';
import type { ReadTransaction } from '../ports/transaction.ts';

/** The artifact of that name. Where an input and an output share it, the direction must say which one is meant. */
export async function findArtifact(
  tx: ReadTransaction,
  runId: RunId,
  name: string,
  direction: ArtifactDirection | undefined,
): Promise<ArtifactRow> {
  const where = { runId, name: name.normalize('NFC'), ...(direction === undefined ? {} : { direction }) };
  const [found, other] = await tx.find('artifact', where);
  if (found === undefined) {
    const shown = JSON.stringify(name.slice(0, 80));
    throw new AssayError('NotFound', `The run has no ${direction ?? 'input or output'} artifact named ${shown}.`, {
      kind: 'artifact',
      path: 'name',
    });
  }
  if (other !== undefined)
    throw invalidInput('direction', `"${name}" is an input and an output of this run. Say which one is meant.`);
  return found;
}
