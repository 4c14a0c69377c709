import type { ArtifactAnswer } from '../answers/artifact.ts';
import type { ArtifactDirection } from '../entities/artifact.ts';
import type { Query } from './query.ts';
import { AssayError } from '@assay/base';
import { answerArtifact } from '../answers/artifact.ts';
import { findArtifact } from '../steps/find-artifact.ts';
import { loadRun } from '../steps/load.ts';

export interface ArtifactForDownloadInput {
  readonly runId: string;
  readonly name: string;
  readonly direction?: ArtifactDirection;
}

/** Of kind value or file: what the server has no bytes of cannot be downloaded from it. */
export const artifactForDownload: Query<ArtifactForDownloadInput, ArtifactAnswer> = async (tx, input) => {
  const { id: runId } = await loadRun(tx, input.runId);
  const artifact = await findArtifact(tx, runId, input.name, input.direction);
  if (artifact.kind === 'uri') {
    throw new AssayError(
      'Conflict',
      `"${artifact.name}" is a reference to ${artifact.uri}; its bytes are not on this server. Fetch them from there.`,
    );
  }
  return answerArtifact(artifact);
};
