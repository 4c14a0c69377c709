import type { Artifact } from '@assay/wire';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { decodeHead, type HeadText } from '../../../../lib/artifact/decode-head.ts';
import { artifactHeadQuery } from '../../../../lib/queries/artifact-queries.ts';

export interface ArtifactHead extends HeadText {
  /** Whether this is all of it. */
  readonly isWhole: boolean;
  readonly readBytes: number;
  readonly isReading: boolean;
  readonly readMore: () => void;
}

/** The text that an artifact begins with; `head` is undefined until it is there. */
export function useArtifactHead(artifact: Artifact, isTable: boolean) {
  const answer = useInfiniteQuery(artifactHeadQuery(artifact, isTable));
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = answer;
  const head = useMemo((): ArtifactHead | undefined => {
    if (data === undefined) return undefined;
    return {
      ...decodeHead(data.pages, !hasNextPage),
      isWhole: !hasNextPage,
      readBytes: data.pages.reduce((sum, page) => sum + page.length, 0),
      isReading: isFetchingNextPage,
      readMore: () => void fetchNextPage(),
    };
  }, [data, hasNextPage, isFetchingNextPage, fetchNextPage]);
  return { head, error: head === undefined ? error : null, refetch };
}
