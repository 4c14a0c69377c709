import { figuresOf } from '../../../test/support/import-data.ts';
import type { ExpectedSeries, Series } from '../../../test/support/import-data.ts';
import { ImportAccount } from '../src/import/import-account.ts';
import type { ImportSource, SeriesChunk, SourceRun } from '../src/import/import-source.ts';

/** All points of a run by name. */
export async function seriesOf(points: AsyncIterable<SeriesChunk>): Promise<Map<string, Series>> {
  const series = new Map<string, Series>();
  for await (const { name, steps, timesMs, values } of points) {
    const known = series.get(name) ?? { steps: [], timesMs: [], values: [] };
    known.steps.push(...steps);
    known.timesMs.push(...timesMs);
    known.values.push(...values);
    series.set(name, known);
  }
  return series;
}

export const figuresByName = (series: ReadonlyMap<string, Series>): Record<string, ExpectedSeries | undefined> =>
  Object.fromEntries(Array.from(series, ([name, each]) => [name, figuresOf(each)]));

/** All runs of a source by what it calls them, and the account of opening them. */
export async function runsOf(source: ImportSource): Promise<{
  readonly runs: Map<string, SourceRun & { readonly experiment: string }>;
  readonly account: ImportAccount;
}> {
  const account = new ImportAccount();
  const runs = new Map<string, SourceRun & { readonly experiment: string }>();
  for await (const experiment of source.experiments(account))
    for await (const run of experiment.runs(account)) runs.set(run.shown, { ...run, experiment: experiment.name });
  return { runs, account };
}
