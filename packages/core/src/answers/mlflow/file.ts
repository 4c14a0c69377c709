import type { ArtifactRow } from '../../entities/artifact.ts';
import type { LoggedModelFileRow } from '../../entities/logged-model.ts';

/** What files hang on: a run, whose output artifacts they are, or a logged model. */
export interface FilePlace {
  readonly kind: 'run' | 'model';
  /** As MLflow's clients know it: 32 hex digits, of a model with `m-` before them. */
  readonly id: string;
}

export interface FileAnswer {
  readonly path: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  /** The bytes' hash, or null where `value` is the content. */
  readonly sha256: string | null;
  readonly value: string | null;
}

/** One element of a folder. */
export interface FolderEntry {
  readonly name: string;
  /** Null: a folder. */
  readonly sizeBytes: number | null;
}

export const answerModelFile = ({ path, mediaType, sizeBytes, sha256 }: LoggedModelFileRow): FileAnswer => ({
  path,
  mediaType,
  sizeBytes,
  sha256,
  value: null,
});

/** Undefined for a reference, of which there are no bytes here. */
export function answerRunFile({
  name,
  kind,
  mediaType,
  sizeBytes,
  sha256,
  value,
}: ArtifactRow): FileAnswer | undefined {
  return kind === 'uri' || sizeBytes === null ? undefined : { path: name, mediaType, sizeBytes, sha256, value };
}
