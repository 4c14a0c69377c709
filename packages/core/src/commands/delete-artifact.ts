import { AssayError } from '@assay/base';
import type { ArtifactDirection } from '../entities/artifact.ts';
import type { Command } from './command.ts';

export interface DeleteArtifactInput {
  readonly runId: string;
  readonly name: string;
  readonly direction?: ArtifactDirection;
}

export const deleteArtifact: Command<DeleteArtifactInput, void> = async () => {
  throw new AssayError('NotOffered', 'deleteArtifact is not there yet.');
};
