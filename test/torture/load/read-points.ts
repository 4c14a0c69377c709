import { fromWireNumber } from '@assay/base';
import type { PointsPage } from '@assay/wire';
import type { NativeClient } from './native-client.ts';

export interface ReadPoints {
  readonly steps: readonly (number | null)[];
  readonly timesMs: readonly number[];
  readonly values: readonly number[];
}

/** An answer that has to be there. */
export async function readJson<T>(client: NativeClient, target: string): Promise<T> {
  const { status, body } = await client.call('GET', target);
  if (status !== 200) throw new Error(`GET ${target}: ${status} ${body}`);
  return JSON.parse(body) as T;
}

/** All points of one series, page by page. */
export async function readPoints(client: NativeClient, runId: string, name: string): Promise<ReadPoints> {
  const steps: (number | null)[] = [];
  const timesMs: number[] = [];
  const values: number[] = [];
  let cursor: string | null = null;
  do {
    const query = new URLSearchParams({ name, limit: '50000', ...(cursor === null ? {} : { cursor }) });
    const page: PointsPage = await readJson<PointsPage>(client, `/runs/${runId}/points?${query}`);
    for (let i = 0; i < page.values.length; i++) {
      steps.push(page.steps[i] ?? null);
      timesMs.push(page.timesMs[i] ?? Number.NaN);
      values.push(fromWireNumber(page.values[i] ?? 'NaN'));
    }
    cursor = page.nextCursor;
  } while (cursor !== null);
  return { steps, timesMs, values };
}
