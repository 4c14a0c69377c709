import { createClient } from '@assay/sdk';
import type { AssayClient } from '@assay/sdk';
import type { Series } from '../../support/import-data.ts';
import { runAssay } from '../../support/run-assay.ts';
import type { AssayResult } from '../../support/run-assay.ts';

/** What `assay import … --json` prints. */
export interface ImportAnswer {
  readonly brought: Readonly<Record<string, number>>;
  readonly present: Readonly<Record<string, number>>;
  readonly leftOut: readonly { readonly kind: string; readonly reason: string; readonly count: number }[];
}

export async function importInto(
  url: string,
  ...args: readonly string[]
): Promise<{ readonly result: AssayResult; readonly answer: ImportAnswer }> {
  const result = await runAssay(['import', ...args, '--json'], { url });
  if (result.stdout === '') throw new Error(`assay import printed nothing: ${result.stderr}`);
  return { result, answer: JSON.parse(result.stdout) as ImportAnswer };
}

export const clientOf = (url: string): AssayClient => createClient({ url });

/** All points of a metric on the server, by step, time and arrival. */
export async function pointsOf(client: AssayClient, runId: string, name: string): Promise<Series> {
  const all: Series = { steps: [], timesMs: [], values: [] };
  let cursor: string | undefined;
  do {
    const query = { name, limit: 100_000, ...(cursor !== undefined && { cursor }) };
    const page = await client.readPoints({ params: { runId }, query });
    all.steps.push(...page.steps.map((step) => step ?? Number.NaN));
    all.timesMs.push(...page.timesMs);
    all.values.push(...page.values.map(Number));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return all;
}
