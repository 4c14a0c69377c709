import type { CommandInput, LineageReference, LinkedChart } from '@assay/core';
import { runQuery } from '../experiments/use-case.ts';
import type { SagemakerCall } from '../handler.ts';
import { nativeChart } from './native-chart.ts';

type RunArtifact = NonNullable<CommandInput<'linkLineage'>['runArtifact']>;

/** Larger ones are kept as they are, and not drawn. */
const mostChartBytes = 8 * 1024 * 1024;

/**
 * What a run shows once it is associated with a chart of SageMaker's SDK: that chart, in the form that Assay draws, or the file itself where
 * it is no such chart. The bytes are on disk before the edge is drawn. Undefined where the edge is not between a run and a chart
 * of this server's own buckets.
 */
export async function linkedRunArtifact(
  ends: { readonly source: LineageReference; readonly destination: LineageReference },
  call: SagemakerCall,
): Promise<RunArtifact | undefined> {
  const { blobs } = call;
  const chart = await runQuery(call, 'findLinkedChart', ends);
  if (chart === null) return undefined;
  const drawn = chart.sizeBytes > mostChartBytes ? undefined : nativeChart(chart.type, await readText(chart, blobs));
  const file =
    drawn === undefined
      ? { sha256: chart.sha256, sizeBytes: chart.sizeBytes, mediaType: chart.mediaType }
      : { ...(await putText(JSON.stringify(drawn.body), blobs)), mediaType: drawn.mediaType };
  return {
    name: chart.name,
    direction: chart.direction,
    kind: 'file',
    ...file,
    value: null,
    uri: chart.uri,
  };
}

async function readText({ sha256 }: LinkedChart, blobs: SagemakerCall['blobs']): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of blobs.read(sha256)) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

async function putText(text: string, blobs: SagemakerCall['blobs']): Promise<{ sha256: string; sizeBytes: number }> {
  const bytes = Buffer.from(text);
  return blobs.put(
    (async function* () {
      yield bytes;
    })(),
    { maxBytes: bytes.length },
  );
}
