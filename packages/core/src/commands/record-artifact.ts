import { AssayError } from '@assay/base';
import type { ArtifactAnswer } from '../answers/artifact.ts';
import type { ArtifactDirection } from '../entities/artifact.ts';
import type { Command } from './command.ts';

export interface RecordArtifactInput {
  readonly runId: string;
  readonly name: string;
  readonly direction?: ArtifactDirection;
  readonly mediaType?: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly metadata?: unknown;
}

export const recordArtifact: Command<RecordArtifactInput, ArtifactAnswer> = async () => {
  throw new AssayError('NotOffered', 'recordArtifact is not there yet.');
};
