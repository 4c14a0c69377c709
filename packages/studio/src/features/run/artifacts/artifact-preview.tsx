import type { Artifact } from '@assay/wire';
import { lazy, Suspense, type ReactNode } from 'react';
import { previewKind } from '../../../lib/artifact/preview-kind.ts';
import { Skeleton } from '../../../widgets/skeleton.tsx';
import { ArrowPreview } from './previews/arrow-preview.tsx';
import { ChartPreview } from './previews/chart-preview.tsx';
import { DelimitedPreview } from './previews/delimited-preview.tsx';
import { DocumentPreview, PagePreview } from './previews/frame-preview.tsx';
import { ImagePreview, type ImageZoom } from './previews/image-preview.tsx';
import { JsonLinesPreview } from './previews/json-lines-preview.tsx';
import { MediaPreview } from './previews/media-preview.tsx';
import { ParquetPreview } from './previews/parquet-preview.tsx';
import { TextPreview } from './previews/text-preview.tsx';
import './previews/previews.css';

const JsonPreview = lazy(async () => ({ default: (await import('./previews/json-preview.tsx')).JsonPreview }));
const MarkdownPreview = lazy(async () => ({
  default: (await import('./previews/markdown-preview.tsx')).MarkdownPreview,
}));
const NotebookPreview = lazy(async () => ({
  default: (await import('./previews/notebook-preview.tsx')).NotebookPreview,
}));

interface ArtifactPreviewProps {
  readonly artifact: Artifact;
  /** Of the same run. */
  readonly others: readonly Artifact[];
  readonly zoom: ImageZoom;
  readonly onZoom: (zoom: ImageZoom) => void;
}

/** A look inside an artifact, by its media type and name. Nothing of it runs, but pages in a frame that reaches nothing. */
export function ArtifactPreview(props: ArtifactPreviewProps) {
  return <Suspense fallback={<Skeleton rows={6} />}>{previewOf(props)}</Suspense>;
}

function previewOf({ artifact, others, zoom, onZoom }: ArtifactPreviewProps): ReactNode {
  const kind = previewKind(artifact);
  if (artifact.sizeBytes === 0 && kind !== 'reference') return <p className="muted">It is empty.</p>;
  switch (kind) {
    case 'reference':
      return <p className="muted">A reference: its bytes are not here, and Assay does not open it.</p>;
    case 'image':
      return <ImagePreview artifact={artifact} zoom={zoom} onZoom={onZoom} />;
    case 'chart':
      return <ChartPreview artifact={artifact} />;
    case 'delimited':
      return <DelimitedPreview artifact={artifact} />;
    case 'json-lines':
      return <JsonLinesPreview artifact={artifact} />;
    case 'parquet':
      return <ParquetPreview artifact={artifact} />;
    case 'arrow':
      return <ArrowPreview artifact={artifact} />;
    case 'json':
      return <JsonPreview artifact={artifact} />;
    case 'markdown':
      return <MarkdownPreview artifact={artifact} others={others} />;
    case 'notebook':
      return <NotebookPreview artifact={artifact} />;
    case 'audio':
    case 'video':
      return <MediaPreview artifact={artifact} kind={kind} />;
    case 'pdf':
      return <DocumentPreview artifact={artifact} />;
    case 'page':
      return <PagePreview artifact={artifact} />;
    case 'text':
      return <TextPreview artifact={artifact} />;
    case 'none':
      return <p className="muted">There is no preview for this type. Download it to look inside.</p>;
  }
}
