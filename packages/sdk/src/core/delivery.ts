import { newId, systemClock, systemRandomBytes, toWireNumber } from '@assay/base';
import type { PointBatch } from '@assay/series';
import type { ChangeTags, CreateRun, LogLine, MetricPoint, UpdateRun } from '@assay/wire';
import type { AssayClient } from './client.ts';
import type { CallOptions } from './operation-call.ts';

/**
 * One request on its way, frozen: repeated after a lost answer it is the same request, so the server takes it once.
 * Batches of points and lines are named by (client id, sequence), the rest by an idempotency key.
 */
export type Delivery =
  | { readonly kind: 'create'; readonly key: string; readonly body: CreateRun }
  | { readonly kind: 'update'; readonly key: string; readonly body: UpdateRun }
  | { readonly kind: 'tags'; readonly key: string; readonly body: ChangeTags }
  | { readonly kind: 'parameters'; readonly key: string; readonly entries: readonly (readonly [string, unknown])[] }
  | { readonly kind: 'points'; readonly batch: BatchName; readonly points: PointBatch }
  | { readonly kind: 'lines'; readonly batch: BatchName; readonly lines: readonly LogLine[] };

export interface BatchName {
  readonly clientId: string;
  readonly sequence: number;
}

export const newKey = (): string => newId(systemClock, systemRandomBytes);

/** How many things a delivery carries. */
export function sizeOf(delivery: Delivery): number {
  switch (delivery.kind) {
    case 'parameters':
      return delivery.entries.length;
    case 'points':
      return delivery.points.values.length;
    case 'lines':
      return delivery.lines.length;
    case 'create':
    case 'update':
    case 'tags':
      return 1;
  }
}

/** What a delivery carries, in words for a person. */
export function describe(delivery: Delivery): string {
  switch (delivery.kind) {
    case 'create':
      return 'the creation of the run';
    case 'update':
      return `the change of ${Object.keys(delivery.body).join(', ')}`;
    case 'tags':
      return `tags ${[...Object.keys(delivery.body.set ?? {}), ...(delivery.body.remove ?? [])].join(', ')}`;
    case 'parameters':
      return delivery.entries.length === 1
        ? `parameter "${delivery.entries[0]?.[0] ?? ''}"`
        : `${delivery.entries.length} parameters`;
    case 'points':
      return delivery.points.values.length === 1
        ? `a point of metric "${delivery.points.names[0] ?? ''}"`
        : `${delivery.points.values.length} metric points`;
    case 'lines':
      return delivery.lines.length === 1 ? 'a log line' : `${delivery.lines.length} log lines`;
  }
}

function pointsBetween(points: PointBatch, from: number, to: number): PointBatch {
  const used = [...new Set(points.nameIndex.subarray(from, to))];
  const index = new Map(used.map((name, i) => [name, i]));
  return {
    names: used.map((name) => points.names[name] ?? ''),
    nameIndex: points.nameIndex.slice(from, to).map((name) => index.get(name) ?? 0),
    steps: points.steps.slice(from, to),
    timesMs: points.timesMs.slice(from, to),
    values: points.values.slice(from, to),
  };
}

function rowsOf({ names, nameIndex, steps, timesMs, values }: PointBatch): MetricPoint[] {
  return Array.from(values, (value, i) => {
    const step = steps[i] ?? Number.NaN;
    return {
      name: names[nameIndex[i] ?? 0] ?? '',
      value: toWireNumber(value),
      ...(!Number.isNaN(step) && { step }),
      timeMs: timesMs[i] ?? 0,
    };
  });
}

/** Two deliveries of half the size; undefined where there is only one thing. The first keeps the batch's name. */
export function halve(delivery: Delivery): [Delivery, Delivery] | undefined {
  const half = Math.ceil(sizeOf(delivery) / 2);
  if (sizeOf(delivery) < 2) return undefined;
  switch (delivery.kind) {
    case 'parameters':
      return [
        { ...delivery, key: newKey(), entries: delivery.entries.slice(0, half) },
        { ...delivery, key: newKey(), entries: delivery.entries.slice(half) },
      ];
    case 'points':
      return [
        { ...delivery, points: pointsBetween(delivery.points, 0, half) },
        { ...delivery, points: pointsBetween(delivery.points, half, sizeOf(delivery)) },
      ];
    case 'lines':
      return [
        { ...delivery, lines: delivery.lines.slice(0, half) },
        { ...delivery, lines: delivery.lines.slice(half) },
      ];
    case 'create':
    case 'update':
    case 'tags':
      return undefined;
  }
}

/** The call that a delivery is: the name of the operation and its input. */
export function callOf(delivery: Delivery, runId: string) {
  const params = { runId };
  switch (delivery.kind) {
    case 'create':
      return { operation: 'createRun' as const, input: { body: delivery.body, idempotencyKey: delivery.key } };
    case 'update':
      return { operation: 'updateRun' as const, input: { params, body: delivery.body, idempotencyKey: delivery.key } };
    case 'tags':
      return {
        operation: 'changeTags' as const,
        input: { params: { kind: 'run' as const, id: runId }, body: delivery.body, idempotencyKey: delivery.key },
      };
    case 'parameters':
      return {
        operation: 'logParameters' as const,
        input: { params, body: { parameters: Object.fromEntries(delivery.entries) }, idempotencyKey: delivery.key },
      };
    case 'points':
      return {
        operation: 'logMetrics' as const,
        input: { params, body: { ...delivery.batch, points: rowsOf(delivery.points) } },
      };
    case 'lines':
      return {
        operation: 'appendLog' as const,
        input: { params, body: { ...delivery.batch, lines: [...delivery.lines] } },
      };
  }
}

/** One attempt to send. */
export async function sendDelivery(
  client: AssayClient,
  delivery: Delivery,
  runId: string,
  options: CallOptions,
): Promise<void> {
  const call = callOf(delivery, runId);
  switch (call.operation) {
    case 'createRun':
      await client.createRun({ ...call.input, ...options });
      return;
    case 'updateRun':
      await client.updateRun({ ...call.input, ...options });
      return;
    case 'changeTags':
      await client.changeTags({ ...call.input, ...options });
      return;
    case 'logParameters':
      await client.logParameters({ ...call.input, ...options });
      return;
    case 'logMetrics':
      await client.logMetrics({ ...call.input, ...options });
      return;
    case 'appendLog':
      await client.appendLog({ ...call.input, ...options });
  }
}
