import { createClient } from '@assay/sdk';

export const runIdIn = (output: string): string => {
  const id = /id (\w{32})/.exec(output)?.[1];
  if (id === undefined) throw new Error(`The training named no run:\n${output}`);
  return id;
};

export const readRun = (url: string, runId: string) => createClient({ url }).getRun({ params: { runId } });

/** All values of a metric, in order of their steps. */
export async function valuesOf(url: string, runId: string, name = 'loss'): Promise<readonly number[]> {
  const client = createClient({ url });
  const values: number[] = [];
  for (let cursor: string | undefined; ;) {
    const query = { name, limit: 100_000, ...(cursor !== undefined && { cursor }) };
    const page = await client.readPoints({ params: { runId }, query });
    values.push(...page.values.map(Number));
    if (page.nextCursor === null) return values;
    cursor = page.nextCursor;
  }
}

export const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
