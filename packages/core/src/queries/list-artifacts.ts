import { AssayError } from '@assay/base';
import type { ArtifactPage } from '../answers/artifact.ts';
import type { ArtifactDirection } from '../entities/artifact.ts';
import type { Query } from './query.ts';

export interface ListArtifactsInput {
  readonly runId: string;
  readonly limit?: number;
  readonly cursor?: string;
  readonly direction?: ArtifactDirection;
}

export const listArtifacts: Query<ListArtifactsInput, ArtifactPage> = async () => {
  throw new AssayError('NotOffered', 'listArtifacts is not there yet.');
};
