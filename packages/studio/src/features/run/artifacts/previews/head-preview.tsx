import type { Artifact } from '@assay/wire';
import type { ReactNode } from 'react';
import { FaultNotice } from '../../../../widgets/fault-notice.tsx';
import { Skeleton } from '../../../../widgets/skeleton.tsx';
import { useArtifactHead, type ArtifactHead } from './use-artifact-head.ts';

interface HeadPreviewProps {
  readonly artifact: Artifact;
  /** Its beginning is rows. */
  readonly isTable?: boolean;
  readonly children: (head: ArtifactHead) => ReactNode;
}

/** What is drawn from the text that an artifact begins with, with what may be said before there is any. */
export function HeadPreview({ artifact, isTable = false, children }: HeadPreviewProps) {
  const { head, error, refetch } = useArtifactHead(artifact, isTable);
  if (error !== null) return <FaultNotice error={error} what="the preview" onRetry={() => void refetch()} />;
  if (head === undefined) return <Skeleton rows={6} />;
  if (head.text === '') return <p className="muted">It is empty.</p>;
  if (head.isBinary) return <p className="muted">These bytes are no text. Download the file to look inside.</p>;
  return children(head);
}
