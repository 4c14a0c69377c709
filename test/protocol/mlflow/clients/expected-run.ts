import type { AssayClient } from '@assay/sdk';

/** A run as the program that logged it knows it. */
export interface ExpectedRun {
  readonly runId: string;
  readonly name: string;
  readonly status: 'FINISHED' | 'FAILED';
  readonly params: Readonly<Record<string, string>>;
  /** Counts of points by the metric. */
  readonly points: Readonly<Record<string, number>>;
  readonly tags: Readonly<Record<string, string>>;
  /** Paths of files. */
  readonly artifacts: readonly string[];
}

/** What of it the native face does not show, in words. */
export async function differencesFrom(client: AssayClient, expected: ExpectedRun): Promise<readonly string[]> {
  const run = await client.getRun({ params: { runId: expected.runId } });
  const { metrics } = await client.listMetrics({ params: { runId: expected.runId } });
  const files = new Map(run.artifacts.map((artifact) => [artifact.name, artifact]));
  const differences: string[] = [];
  const compare = (what: string, found: unknown, wanted: unknown): void => {
    if (found !== wanted) differences.push(`${expected.runId} ${what}: ${String(found)}, not ${String(wanted)}`);
  };
  compare('name', run.tags['mlflow.runName'] ?? run.name, expected.name);
  compare('status', run.status, expected.status === 'FINISHED' ? 'completed' : 'failed');
  for (const [name, value] of Object.entries(expected.params))
    compare(`parameter ${name}`, textOf(run.parameters[name]), value);
  for (const [name, count] of Object.entries(expected.points))
    compare(`points of ${name}`, metrics[name]?.count, count);
  for (const [name, value] of Object.entries(expected.tags)) compare(`tag ${name}`, run.tags[name], value);
  for (const name of expected.artifacts) compare(`artifact ${name}`, files.get(name)?.direction, 'output');
  return differences;
}

const textOf = (parameter: unknown): unknown =>
  typeof parameter === 'number' || typeof parameter === 'boolean' ? String(parameter) : parameter;
