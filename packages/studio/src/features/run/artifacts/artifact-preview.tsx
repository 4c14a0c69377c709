import { chartMediaTypes, type Artifact } from '@assay/wire';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { artifactUrl } from '../../../lib/api.ts';
import type { Reading } from '../../../lib/artifact/read-chart.ts';
import { readConfusionMatrix, readPrecisionRecall, readRocCurve, readTable } from '../../../lib/artifact/read-chart.ts';
import { artifactTextQuery } from '../../../lib/queries/artifact-text-query.ts';
import { FaultNotice } from '../../../widgets/fault-notice.tsx';
import { Skeleton } from '../../../widgets/skeleton.tsx';
import { ConfusionPreview } from './confusion-preview.tsx';
import { PrecisionRecallPreview, RocPreview } from './rate-curves-preview.tsx';
import { TablePreview } from './table-preview.tsx';
import { TextPreview } from './text-preview.tsx';

const maximumImageBytes = 50_000_000;

/** A look inside an artifact, by its media type. Nothing of it is run. */
export function ArtifactPreview({ artifact }: { readonly artifact: Artifact }) {
  const mediaType = artifact.mediaType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (artifact.kind === 'uri') return null;
  if (mediaType.startsWith('image/') && artifact.kind === 'file' && (artifact.sizeBytes ?? 0) <= maximumImageBytes) {
    return <img className="artifact-image" src={artifactUrl(artifact)} alt={artifact.name} />;
  }
  if (artifact.kind === 'value' || isText(mediaType, artifact.name)) {
    return <FetchedPreview artifact={artifact} mediaType={mediaType} />;
  }
  return <p className="muted">There is no preview for this type. Download it to look inside.</p>;
}

const isText = (mediaType: string, name: string): boolean =>
  /^text\/|[/+](json|xml|yaml|toml|javascript|typescript|csv|x-ndjson|x-yaml|sql|x-sh)$/.test(mediaType) ||
  /\.(txt|log|md|csv|tsv|json|jsonl|ya?ml|toml|ini|py|ts|js|sh|r|sql|xml|patch|diff)$/i.test(name);

function FetchedPreview({ artifact, mediaType }: { readonly artifact: Artifact; readonly mediaType: string }) {
  const { data, error, refetch } = useQuery(artifactTextQuery(artifact));
  if (error !== null) return <FaultNotice error={error} what="the preview" onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton rows={6} />;
  const drawn = data.whole ? drawChart(mediaType, data.text) : undefined;
  if (drawn === undefined) return <TextPreview content={data} isJson={/[/+]json$/.test(mediaType)} />;
  if ('value' in drawn) return drawn.value;
  return (
    <>
      <p className="muted">Shown as text: {drawn.fault}</p>
      <TextPreview content={data} isJson={false} />
    </>
  );
}

/** What the media type promises, drawn, or why it cannot be; undefined for types that are shown as text. */
function drawChart(mediaType: string, text: string): Reading<ReactNode> | undefined {
  switch (mediaType) {
    case chartMediaTypes.confusionMatrix:
      return mapReading(readConfusionMatrix(text), (matrix) => <ConfusionPreview matrix={matrix} />);
    case chartMediaTypes.rocCurve:
      return mapReading(readRocCurve(text), (roc) => <RocPreview roc={roc} />);
    case chartMediaTypes.precisionRecall:
      return mapReading(readPrecisionRecall(text), (curves) => <PrecisionRecallPreview curves={curves} />);
    case chartMediaTypes.table:
      return mapReading(readTable(text), (table) => <TablePreview table={table} />);
    default:
      return undefined;
  }
}

const mapReading = <T,>(reading: Reading<T>, draw: (value: T) => ReactNode): Reading<ReactNode> =>
  'value' in reading ? { value: draw(reading.value) } : reading;
