import type { FilePlace } from '../../answers/mlflow/file.ts';
import type { CommandContext } from '../../context.ts';
import { fileArtifactName } from '../../policy/artifact-name.ts';
import type { Transaction } from '../../ports/transaction.ts';
import { putArtifact } from '../put-artifact.ts';
import { checkNewFile } from './check-new-file.ts';

/** A file whose bytes are in the blob store by now. */
export interface NewFile {
  readonly place: FilePlace;
  readonly path: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** Replaces a file of the same path. */
export async function writeFile(
  tx: Transaction,
  context: CommandContext,
  { place, path, mediaType, sha256, sizeBytes }: NewFile,
): Promise<void> {
  const owner = await checkNewFile(tx, context.limits, place, path, sizeBytes);
  const file = { mediaType, sha256, sizeBytes };
  if (owner.kind === 'run') {
    const artifact = { ...file, name: path, direction: 'output', kind: 'file', value: null, uri: null } as const;
    await putArtifact(tx, context, owner.run, { ...artifact, metadata: {} }, fileArtifactName);
    return;
  }
  const { model, replaced } = owner;
  const row = { ...file, projectId: tx.projectId, modelId: model.id, path, modifiedMs: context.now };
  await tx.upsert('loggedModelFile', row);
  if (replaced === undefined) await tx.update('loggedModel', { id: model.id }, { fileCount: model.fileCount + 1 });
}
