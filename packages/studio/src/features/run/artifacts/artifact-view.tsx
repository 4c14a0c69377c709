import type { Artifact } from '@assay/wire';
import { useState, type RefObject } from 'react';
import { artifactUrl } from '../../../lib/api.ts';
import { previewKind } from '../../../lib/artifact/preview-kind.ts';
import { CopyButton } from '../../../widgets/copy-button.tsx';
import { MiddleText } from '../../../widgets/middle-text.tsx';
import { ArtifactFacts } from './artifact-facts.tsx';
import { ArtifactPreview } from './artifact-preview.tsx';
import { PictureSteps } from './picture-steps.tsx';
import type { ImageZoom } from './previews/image-preview.tsx';

interface ArtifactViewProps {
  readonly artifact: Artifact;
  /** Of the same run, in the order of the list. */
  readonly others: readonly Artifact[];
  readonly onStep: (artifact: Artifact) => void;
  readonly place: RefObject<HTMLElement | null>;
}

/** One artifact: where it is, what it is, and a look inside. */
export function ArtifactView({ artifact, others, onStep, place }: ArtifactViewProps) {
  const [zoom, setZoom] = useState<ImageZoom>('fit');
  const pictures = picturesBeside(artifact, others);
  const at = pictures.findIndex((each) => each.id === artifact.id);
  const step = (by: 1 | -1): void => {
    const next = pictures[at + by];
    if (next !== undefined) onStep(next);
  };
  return (
    <article className="artifact-view" aria-label={artifact.name} tabIndex={-1} ref={place}>
      <div className="artifact-head">
        <h2 className="artifact-title">
          <MiddleText text={artifact.name} />
        </h2>
        <CopyButton text={artifact.name} what="the name of the artifact" />
        <span className="page-spacer" />
        {at !== -1 && pictures.length > 1 && <PictureSteps at={at} count={pictures.length} onStep={step} />}
        {artifact.kind === 'file' && (
          <a className="button no-print" href={artifactUrl(artifact)} download={artifact.name.split('/').at(-1)}>
            Download
          </a>
        )}
      </div>
      <ArtifactFacts artifact={artifact} />
      <ArtifactPreview key={artifact.id} artifact={artifact} others={others} zoom={zoom} onZoom={setZoom} />
    </article>
  );
}

/** Pictures of the same folder and direction, in order; none for what is no picture. */
function picturesBeside(artifact: Artifact, others: readonly Artifact[]): readonly Artifact[] {
  if (previewKind(artifact) !== 'image') return [];
  const folder = folderOf(artifact.name);
  return others.filter(
    (each) => each.direction === artifact.direction && folderOf(each.name) === folder && previewKind(each) === 'image',
  );
}

const folderOf = (name: string): string => name.slice(0, name.lastIndexOf('/') + 1);
