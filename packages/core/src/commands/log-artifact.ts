import { AssayError } from '@assay/base';
import type { ArtifactAnswer } from '../answers/artifact.ts';
import type { ArtifactDirection } from '../entities/artifact.ts';
import type { Command } from './command.ts';

export interface LogArtifactInput {
  readonly runId: string;
  readonly name: string;
  readonly direction?: ArtifactDirection;
  readonly mediaType?: string;
  readonly value?: string;
  readonly uri?: string;
  readonly sha256?: string;
  readonly sizeBytes?: number;
  readonly metadata?: unknown;
}

export const logArtifact: Command<LogArtifactInput, ArtifactAnswer> = async () => {
  throw new AssayError('NotOffered', 'logArtifact is not there yet.');
};
