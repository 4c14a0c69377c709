import type { ArtifactId, EpochMs, ProjectId, RunId } from '@assay/base';

export type ArtifactDirection = 'input' | 'output';
export type ArtifactKind = 'value' | 'file' | 'uri';

/** Unique by (run, direction, name). */
export interface ArtifactRow {
  readonly id: ArtifactId;
  readonly projectId: ProjectId;
  readonly runId: RunId;
  readonly direction: ArtifactDirection;
  readonly name: string;
  readonly kind: ArtifactKind;
  readonly mediaType: string;
  readonly value: string | null;
  readonly uri: string | null;
  readonly sha256: string | null;
  readonly sizeBytes: number | null;
  /** JSON text. */
  readonly metadata: string;
  readonly createdMs: EpochMs;
}
