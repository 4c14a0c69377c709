import type { Artifact } from '@assay/wire';
import { TextLines } from '../../../../widgets/text-lines/text-lines.tsx';
import { HeadNote } from './head-note.tsx';
import { HeadPreview } from './head-preview.tsx';
import type { ArtifactHead } from './use-artifact-head.ts';

export function TextPreview({ artifact }: { readonly artifact: Artifact }) {
  return <HeadPreview artifact={artifact}>{(head) => <HeadAsText artifact={artifact} head={head} />}</HeadPreview>;
}

interface HeadAsTextProps {
  readonly artifact: Artifact;
  readonly head: ArtifactHead;
  /** Why it is shown as text and not as what it is said to be. */
  readonly fault?: string;
}

export function HeadAsText({ artifact, head, fault }: HeadAsTextProps) {
  return (
    <>
      {fault !== undefined && <p className="muted">Shown as text: {fault}</p>}
      <TextLines text={head.text} what="the text" />
      <HeadNote artifact={artifact} head={head} />
    </>
  );
}
