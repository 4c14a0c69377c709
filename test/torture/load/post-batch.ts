import { toWireNumber } from '@assay/base';
import { encodeBatch } from '@assay/series';
import type { PointBatch } from '@assay/series';
import { pointsMediaType } from '@assay/wire';
import type { PlannedPoint } from './batch-plan.ts';
import type { Batch } from './ledger.ts';
import type { NativeAnswer, NativeClient } from './native-client.ts';

/** Posts points as JSON rows or as a binary frame. */
export function postBatch(
  client: NativeClient,
  runId: string,
  source: Batch['source'],
  points: readonly PlannedPoint[],
  format: 'rows' | 'frame',
): Promise<NativeAnswer> {
  const target = `/runs/${runId}/metrics`;
  if (format === 'rows') {
    const rows = points.map(({ name, step, timeMs, value }) => ({ name, step, timeMs, value: toWireNumber(value) }));
    return client.call('POST', target, { ...source, points: rows });
  }
  const query =
    source === undefined
      ? ''
      : `?${new URLSearchParams({ clientId: source.clientId, sequence: String(source.sequence) })}`;
  return client.send('POST', `${target}${query}`, encodeBatch(columnsOf(points)), { 'content-type': pointsMediaType });
}

function columnsOf(points: readonly PlannedPoint[]): PointBatch {
  const names = [...new Set(points.map(({ name }) => name))];
  return {
    names,
    nameIndex: Uint32Array.from(points, ({ name }) => names.indexOf(name)),
    steps: Float64Array.from(points, ({ step }) => step ?? Number.NaN),
    timesMs: Float64Array.from(points, ({ timeMs }) => timeMs),
    values: Float64Array.from(points, ({ value }) => value),
  };
}
