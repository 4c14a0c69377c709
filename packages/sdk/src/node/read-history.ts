import { fromWireNumber } from '@assay/base';
import type { AssayClient } from '../core/client.ts';
import { DataFrame } from '../core/data-frame.ts';

/** Every point of a metric of a run, in (step, time, arrival) order. */
export async function readHistory(client: AssayClient, runId: string, name: string): Promise<DataFrame> {
  const step: (number | null)[] = [];
  const timeMs: number[] = [];
  const value: number[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.readPoints({
      params: { runId },
      query: { name, limit: 50_000, ...(cursor !== undefined && { cursor }) },
    });
    for (const each of page.steps) step.push(each);
    for (const each of page.timesMs) timeMs.push(each);
    for (const each of page.values) value.push(fromWireNumber(each));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return new DataFrame([
    { name: 'step', values: step },
    { name: 'time_ms', values: timeMs },
    { name: 'value', values: value },
  ]);
}
