import { AssayError } from '@assay/base';
import type { ArtifactAnswer } from '../answers/artifact.ts';
import type { ArtifactDirection } from '../entities/artifact.ts';
import type { Query } from './query.ts';

export interface ArtifactForDownloadInput {
  readonly runId: string;
  readonly name: string;
  readonly direction?: ArtifactDirection;
}

export const artifactForDownload: Query<ArtifactForDownloadInput, ArtifactAnswer> = async () => {
  throw new AssayError('NotOffered', 'artifactForDownload is not there yet.');
};
