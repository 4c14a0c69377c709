import { chartMediaTypes, type Artifact } from '@assay/wire';
import { useMemo, type ReactNode } from 'react';
import { essenceOf } from '../../../../lib/artifact/preview-kind.ts';
import {
  readConfusionMatrix,
  readPrecisionRecall,
  readRocCurve,
  readTable,
  type Reading,
} from '../../../../lib/artifact/read-chart.ts';
import { countOf } from '../../../../lib/format/format-number.ts';
import { ConfusionPreview } from '../confusion-preview.tsx';
import { PrecisionRecallPreview, RocPreview } from '../rate-curves-preview.tsx';
import { HeadPreview } from './head-preview.tsx';
import { TablePreview } from './table-preview.tsx';
import { HeadAsText } from './text-preview.tsx';
import type { ArtifactHead } from './use-artifact-head.ts';

/** The product's own charts and tables. */
export function ChartPreview({ artifact }: { readonly artifact: Artifact }) {
  return <HeadPreview artifact={artifact}>{(head) => <Drawn artifact={artifact} head={head} />}</HeadPreview>;
}

function Drawn({ artifact, head }: { readonly artifact: Artifact; readonly head: ArtifactHead }) {
  const drawn = useMemo(
    () => (head.isWhole ? drawChart(essenceOf(artifact.mediaType), head.text) : undefined),
    [artifact.mediaType, head.isWhole, head.text],
  );
  if (drawn === undefined) return <HeadAsText artifact={artifact} head={head} />;
  if ('fault' in drawn) return <HeadAsText artifact={artifact} head={head} fault={drawn.fault} />;
  return drawn.value;
}

/** What the media type promises, drawn, or why it cannot be. */
function drawChart(mediaType: string, text: string): Reading<ReactNode> | undefined {
  switch (mediaType) {
    case chartMediaTypes.confusionMatrix:
      return mapReading(readConfusionMatrix(text), (matrix) => <ConfusionPreview matrix={matrix} />);
    case chartMediaTypes.rocCurve:
      return mapReading(readRocCurve(text), (roc) => <RocPreview roc={roc} />);
    case chartMediaTypes.precisionRecall:
      return mapReading(readPrecisionRecall(text), (curves) => <PrecisionRecallPreview curves={curves} />);
    case chartMediaTypes.table:
      return mapReading(readTable(text), (table) => {
        const all =
          table.rowCount !== undefined && table.rowCount > table.rows.length
            ? ` of ${countOf(table.rowCount, 'row')}`
            : '';
        const title = table.title ?? 'Table';
        return (
          <>
            {table.title !== undefined && <h3>{table.title}</h3>}
            <TablePreview label={title} table={table} caption={`${countOf(table.rows.length, 'row')}${all}`} />
          </>
        );
      });
    default:
      return undefined;
  }
}

const mapReading = <T,>(reading: Reading<T>, draw: (value: T) => ReactNode): Reading<ReactNode> =>
  'value' in reading ? { value: draw(reading.value) } : reading;
