import type { Artifact } from '@assay/wire';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../api.ts';
import type { StudioQueryKey } from './query-key.ts';

/** A preview reads no more than this, however large the artifact is. */
export const previewBytes = 2_000_000;

export interface ArtifactText {
  readonly text: string;
  /** Whether this is all of it. */
  readonly whole: boolean;
}

/** The beginning of an artifact as text; the bytes never change under the same SHA-256. */
export const artifactTextQuery = (artifact: Artifact) =>
  queryOptions({
    queryKey: ['artifact-text', artifact.id, artifact.sha256 ?? ''] satisfies StudioQueryKey,
    queryFn: async ({ signal }): Promise<ArtifactText> => {
      if (artifact.value !== null) return { text: artifact.value, whole: true };
      const sizeBytes = artifact.sizeBytes ?? 0;
      if (sizeBytes === 0) return { text: '', whole: true };
      const download = await api.downloadArtifact({
        params: { runId: artifact.runId },
        query: { name: artifact.name, direction: artifact.direction },
        range: { start: 0, end: Math.min(sizeBytes, previewBytes) - 1 },
        signal,
      });
      return { text: await download.text(), whole: sizeBytes <= previewBytes };
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
