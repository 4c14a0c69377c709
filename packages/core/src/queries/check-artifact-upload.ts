import { AssayError } from '@assay/base';
import type { ArtifactDirection } from '../entities/artifact.ts';
import type { Query } from './query.ts';

export interface CheckArtifactUploadInput {
  readonly runId: string;
  readonly name: string;
  readonly direction?: ArtifactDirection;
  /** When it is known beforehand. */
  readonly sizeBytes?: number;
}

export const checkArtifactUpload: Query<CheckArtifactUploadInput, { maxBytes: number | null }> = async () => {
  throw new AssayError('NotOffered', 'checkArtifactUpload is not there yet.');
};
