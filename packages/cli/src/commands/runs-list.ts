import type { Command } from 'commander';
import type { RunRow, SearchRuns } from '@assay/wire';
import type { AssayClient } from '@assay/sdk';
import { openClient } from '../connection.ts';
import { addExamples } from '../command-examples.ts';
import { metricsWithoutGoal, readMetricGoals } from '../metric-goals.ts';
import { positiveInteger } from '../option-values.ts';
import { readPages } from '../pages.ts';
import { resolveExperiment } from '../resolve-experiment.ts';
import { metricColumn, noGoals, parameterColumn, parseRunColumns, runColumn } from '../run-column.ts';
import { shortIds } from '../short-ids.ts';
import { printTable } from '../terminal/table.ts';
import { printJson } from '../terminal/print-details.ts';
import type { CliContext } from '../cli-context.ts';
import type { ConnectionOptions } from '../connection.ts';
import type { RunColumn } from '../run-column.ts';

interface ListOptions extends ConnectionOptions {
  readonly experiment?: readonly string[];
  readonly filter?: string;
  readonly sort?: string;
  readonly columns?: string;
  readonly limit: number;
  readonly deleted?: boolean;
}

export function addRunsListCommand(runs: Command, context: CliContext): void {
  addExamples(
    runs
      .command('list')
      .description('list runs, the newest first')
      .option('-e, --experiment <name...>', 'only those of these experiments')
      .option('--filter <filter>', 'only those that match; see docs/reference/filter.md')
      .option('--sort <order>', 'e.g. "metrics.accuracy.max desc, created"')
      .option(
        '--columns <list>',
        'behind id and name, e.g. status,params.lr,metrics.loss.min,metrics.acc.best,tags.team',
      )
      .option('--limit <count>', 'at most so many', positiveInteger, 30)
      .option('--deleted', 'those that are deleted and can be restored')
      .action(async (_: unknown, command: Command) => listRuns(command.optsWithGlobals(), context)),
    [
      ['assay runs list -e digits', ''],
      ['assay runs list --filter \'status = "failed" and started > "-24h"\'', "yesterday's failures"],
      ['assay runs list -e digits --sort "metrics.test/accuracy desc" --limit 5', 'the five best'],
      ['assay runs list --columns status,params.lr,metrics.loss.best', 'chosen columns'],
      ['assay runs list -e digits --json', 'for a program: all parameters, tags and metrics'],
    ],
  );
}

async function listRuns(options: ListOptions, { terminal }: CliContext): Promise<void> {
  // Read first: a mistake in it should not wait for the server.
  const chosen = options.columns === undefined ? undefined : parseRunColumns(options.columns);
  const client = await openClient(options);
  const body = await searchBody(client, options, options.json === true ? undefined : chosen);
  const { items, more } = await readPages(options.limit, async (page) => {
    const { runs, nextCursor } = await client.searchRuns({ body: { ...body, ...page } });
    return { items: runs, nextCursor };
  });
  if (options.json === true) return printJson(terminal, items);
  if (items.length === 0) return terminal.note('No runs.');
  const columns =
    chosen === undefined ? defaultColumns(items, options.experiment?.length !== 1) : withIdAndName(chosen, items);
  const goals = columns.some(({ best }) => best === true) ? await readMetricGoals(client, items) : noGoals;
  printTable(
    terminal,
    columns,
    items.map((run) => columns.map(({ cell }) => cell(run, goals))),
  );
  for (const name of metricsWithoutGoal(columns, items, goals)) {
    terminal.note(
      `metrics.${name}.best: nothing says whether less or more of it is better. Take .min or .max, or set its goal ` +
        '(PUT /api/v1/experiments/ID/metrics).',
    );
  }
  if (more) terminal.note(`The first ${items.length}; --limit shows more.`);
}

async function searchBody(
  client: AssayClient,
  options: ListOptions,
  columns: readonly RunColumn[] | undefined,
): Promise<SearchRuns> {
  const experiments = await Promise.all(
    (options.experiment ?? []).map((name) =>
      resolveExperiment(client, name, options.deleted === true ? 'all' : 'active'),
    ),
  );
  const asked = (kind: 'parameter' | 'metric' | 'tag'): 'all' | string[] =>
    columns === undefined ? 'all' : [...new Set(columns.flatMap((column) => column[kind] ?? []))];
  return {
    ...(experiments.length > 0 && { experimentIds: experiments.map(({ id }) => id) }),
    ...(options.filter !== undefined && { filter: options.filter }),
    sort: options.sort ?? 'created desc',
    view: options.deleted === true ? 'deleted' : 'active',
    parameters: asked('parameter'),
    metrics: asked('metric'),
    tags: asked('tag'),
  };
}

const shortIdColumn = (runs: readonly RunRow[]): RunColumn => {
  const ids = shortIds(runs.map(({ id }) => id));
  return { title: 'id', whole: true, cell: (run) => ids.get(run.id) ?? run.id };
};

/** Whatever is chosen stands behind what a run is known by; `id` itself asks for the whole id. */
function withIdAndName(chosen: readonly RunColumn[], runs: readonly RunRow[]): readonly RunColumn[] {
  const id = runColumn('id');
  const name = runColumn('name');
  const rest = chosen.filter((column) => column !== id && column !== name);
  return [chosen.includes(id) ? id : shortIdColumn(runs), name, ...rest];
}

/** What tells these runs apart: id, name, state, the parameters that differ between them, and their first metrics. */
export function defaultColumns(runs: readonly RunRow[], withExperiment: boolean): readonly RunColumn[] {
  const names = (pick: (run: RunRow) => object): readonly string[] => [
    ...new Set(runs.flatMap((run) => Object.keys(pick(run)))),
  ];
  const differing = names((run) => run.parameters).filter((key) => {
    const values = runs.map((run) => JSON.stringify(run.parameters[key]));
    return values.some((value) => value !== values[0]);
  });
  const metrics = names((run) => run.metrics).filter((name) => !name.startsWith('system/'));
  return [
    shortIdColumn(runs),
    runColumn('name'),
    ...(withExperiment ? [runColumn('experiment')] : []),
    runColumn('status'),
    runColumn('started'),
    runColumn('duration'),
    ...differing.slice(0, 5).map(parameterColumn),
    ...metrics.slice(0, 5).map((name) => metricColumn(name, 'last')),
  ];
}
