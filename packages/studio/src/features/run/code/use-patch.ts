import type { Artifact, Run } from '@assay/wire';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { capturedPatch } from '../../../lib/diff/code-facts.ts';
import { parsePatch, type PatchFile } from '../../../lib/diff/parse-patch.ts';
import { artifactHeadQuery, artifactsQuery } from '../../../lib/queries/artifact-queries.ts';

export interface RunPatch {
  /** Undefined while it is read, or where there is none. */
  readonly text: string | undefined;
  readonly files: readonly PatchFile[];
  readonly isReading: boolean;
  /** Whether the client cut it off, or only its beginning was read. */
  readonly isCut: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** What a run's code had that was not committed: captured with the run, or an artifact of it. */
export function useRunPatch(run: Run): RunPatch {
  const captured = capturedPatch(run);
  const listed = useQuery({ ...artifactsQuery(run.id), enabled: captured === undefined && run.artifactCount > 0 });
  const artifact = captured === undefined ? listed.data?.artifacts.find((each) => isPatch(each)) : undefined;
  const { data, error, isPending, hasNextPage, refetch } = useInfiniteQuery({
    ...artifactHeadQuery(artifact ?? noArtifact),
    enabled: artifact !== undefined,
  });
  const head = data?.pages[0];
  const read = useMemo(() => (head === undefined ? undefined : new TextDecoder().decode(head)), [head]);
  const text = captured ?? read;
  const files = useMemo(() => (text === undefined ? [] : parsePatch(text)), [text]);
  return {
    text,
    files,
    isReading: listed.isLoading || (artifact !== undefined && isPending),
    isCut: hasNextPage || cutByClient(artifact?.metadata),
    error: listed.error ?? error,
    retry: () => void (listed.error === null ? refetch() : listed.refetch()),
  };
}

/** As our clients name it; others have it among their outputs. */
const isPatch = ({ name, kind, direction }: Artifact): boolean =>
  direction === 'output' &&
  kind !== 'uri' &&
  (name === 'git/uncommitted.patch' || /(?:^|\/)(?:git\.)?diff\.patch$/.test(name));

const cutByClient = (metadata: unknown): boolean =>
  typeof metadata === 'object' && metadata !== null && 'cut' in metadata && metadata.cut === true;

const noArtifact: Artifact = {
  id: '',
  runId: '',
  name: '',
  direction: 'output',
  kind: 'value',
  mediaType: '',
  value: '',
  uri: null,
  sha256: null,
  sizeBytes: null,
  metadata: null,
  createdMs: 0,
};
