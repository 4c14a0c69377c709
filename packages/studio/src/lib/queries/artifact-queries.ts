import type { Artifact } from '@assay/wire';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../api.ts';
import type { ArrowHead } from '../artifact/read-arrow.ts';
import { readArtifacts, type RunArtifacts } from '../artifact/read-artifacts.ts';
import type { ParquetHead } from '../artifact/read-parquet.ts';
import type { StudioQueryKey } from './query-key.ts';

/** How much a preview reads at once, however large the artifact is; of a table less at first, which is rows enough. */
const previewBytes = 2_000_000;
const firstTableBytes = 500_000;

const keyOf = (artifact: Artifact, part: string) =>
  ['artifact-content', artifact.id, artifact.sha256 ?? '', part] satisfies StudioQueryKey;

/** What a run read and wrote. A refresh asks for what is new, however many there are. */
export const artifactsQuery = (runId: string) => {
  const queryKey = ['artifacts', runId] satisfies StudioQueryKey;
  return queryOptions({
    queryKey,
    queryFn: ({ client, signal }): Promise<RunArtifacts> =>
      readArtifacts(
        (query) => api.listArtifacts({ params: { runId }, query, signal }),
        client.getQueryData<RunArtifacts>(queryKey),
      ),
  });
};

const bytesOf = async (artifact: Artifact, start: number, end: number, signal?: AbortSignal) => {
  const { runId, name, direction } = artifact;
  const query = { name, direction };
  const range = { start, end: end - 1 };
  const download = await api.downloadArtifact({ params: { runId }, query, range, ...(signal && { signal }) });
  return download.bytes();
};

/** The beginning of an artifact, further pieces on demand; the bytes never change under the same SHA-256. */
export const artifactHeadQuery = (artifact: Artifact, isTable = false) =>
  infiniteQueryOptions({
    queryKey: keyOf(artifact, isTable ? 'first rows' : 'head'),
    queryFn: async ({ signal, pageParam: start }): Promise<Uint8Array> => {
      if (artifact.value !== null) return new TextEncoder().encode(artifact.value);
      const piece = isTable && start === 0 ? firstTableBytes : previewBytes;
      const end = Math.min(artifact.sizeBytes ?? 0, start + piece);
      return start < end ? bytesOf(artifact, start, end, signal) : new Uint8Array();
    },
    initialPageParam: 0,
    getNextPageParam: (_page, pages) => {
      const read = pages.reduce((sum, page) => sum + page.length, 0);
      return read > 0 && read < (artifact.sizeBytes ?? 0) && artifact.value === null ? read : null;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

/** First rows of a Parquet file: its footer and the pages that hold them, and nothing else of it. */
export const parquetHeadQuery = (artifact: Artifact) =>
  queryOptions({
    queryKey: keyOf(artifact, 'rows'),
    queryFn: async ({ signal }): Promise<ParquetHead> => {
      const { readParquetHead } = await import('../artifact/read-parquet.ts');
      const byteLength = artifact.sizeBytes ?? 0;
      return readParquetHead({
        byteLength,
        slice: async (start, end = byteLength) => {
          const bytes = await bytesOf(artifact, start, end, signal);
          return bytes.slice().buffer;
        },
      });
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

/** First rows of an Arrow file or stream, out of the beginning of its bytes. */
export const arrowHeadQuery = (artifact: Artifact) =>
  queryOptions({
    queryKey: keyOf(artifact, 'record batches'),
    queryFn: async ({ signal }): Promise<ArrowHead> => {
      const { readArrowHead } = await import('../artifact/read-arrow.ts');
      return readArrowHead({
        byteLength: artifact.sizeBytes ?? 0,
        slice: (start, end) => bytesOf(artifact, start, end, signal),
      });
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
