import type { ArtifactDirection } from '../entities/artifact.ts';
import type { Command } from './command.ts';
import { loadActiveRun } from '../steps/load.ts';
import { findArtifact } from '../steps/find-artifact.ts';
import { removeArtifact } from '../steps/put-artifact.ts';
import { recordRunChange } from '../steps/record.ts';

export interface DeleteArtifactInput {
  readonly runId: string;
  readonly name: string;
  readonly direction?: ArtifactDirection;
}

export const deleteArtifact: Command<DeleteArtifactInput, void> = async (tx, input, context) => {
  const run = await loadActiveRun(tx, input.runId);
  const artifact = await findArtifact(tx, run.id, input.name, input.direction);
  await removeArtifact(tx, run, artifact);
  await tx.update('run', { id: run.id }, { artifactCount: run.artifactCount - 1, updatedMs: context.now });
  const { name, direction, id } = artifact;
  await recordRunChange(tx, 'run.artifacts', run, { removed: [{ name, direction, id }] });
};
