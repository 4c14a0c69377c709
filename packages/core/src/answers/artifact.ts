import type { ArtifactId, EpochMs, RunId } from '@assay/base';
import type { ArtifactDirection, ArtifactKind, ArtifactRow } from '../entities/artifact.ts';

export interface ArtifactAnswer {
  readonly id: ArtifactId;
  readonly runId: RunId;
  readonly name: string;
  readonly direction: ArtifactDirection;
  readonly kind: ArtifactKind;
  readonly mediaType: string;
  readonly value: string | null;
  readonly uri: string | null;
  readonly sha256: string | null;
  readonly sizeBytes: number | null;
  readonly metadata: unknown;
  readonly createdMs: EpochMs;
}

export interface ArtifactPage {
  readonly artifacts: ArtifactAnswer[];
  readonly nextCursor: string | null;
  readonly artifactCount: number;
}

export function answerArtifact({ projectId: _, metadata, ...row }: ArtifactRow): ArtifactAnswer {
  return { ...row, metadata: JSON.parse(metadata) };
}
