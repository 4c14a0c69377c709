import { AssayError, fromWireNumber, toWireNumber } from '@assay/base';
import { Option } from 'commander';
import type { Command } from 'commander';
import type { Run } from '@assay/wire';
import { openClient } from '../connection.ts';
import { addExamples } from '../command-examples.ts';
import { resolveRun } from '../resolve-run.ts';
import { metricStatistics, parameterText, runDurationMs, statisticOf } from '../run-column.ts';
import { differenceText, numberText } from '../terminal/number-text.ts';
import { printable } from '../terminal/printable.ts';
import { printHeading, printJson } from '../terminal/print-details.ts';
import { printTable } from '../terminal/table.ts';
import { durationText } from '../terminal/time-text.ts';
import type { CliContext } from '../cli-context.ts';
import type { ConnectionOptions } from '../connection.ts';
import type { MetricStatistic } from '../run-column.ts';

interface CompareOptions extends ConnectionOptions {
  readonly baseline?: string;
  readonly statistic: MetricStatistic;
  readonly all?: boolean;
}

export function addRunsCompareCommand(runs: Command, context: CliContext): void {
  addExamples(
    runs
      .command('compare')
      .description(
        'show in what runs differ: parameters, and metrics with the difference (Δ) to a baseline ("assay compare" says which set of runs is better)',
      )
      .argument('<run...>', 'two runs or more, as in "runs show"')
      .option('--baseline <run>', 'the run that the others are held against; the first one if not given')
      .addOption(
        new Option('--statistic <name>', 'which value of a metric').choices([...metricStatistics]).default('last'),
      )
      .option('--all', 'also what is the same in all of them')
      .action(async (names: readonly string[], _: unknown, command: Command) =>
        compareRuns(names, command.optsWithGlobals(), context),
      ),
    [
      ['assay runs compare digits/first digits/second', ''],
      ['assay runs compare 019aa2c4 019aa2c5 019aa2c6 --baseline 019aa2c6 --statistic min', ''],
    ],
  );
}

async function compareRuns(names: readonly string[], options: CompareOptions, { terminal }: CliContext): Promise<void> {
  const client = await openClient(options);
  const all = options.baseline === undefined ? names : [options.baseline, ...names];
  const ids = [...new Set(await Promise.all(all.map((name) => resolveRun(client, name))))];
  if (ids.length < 2) throw new AssayError('InvalidInput', 'Give two different runs or more to compare.');
  const runs = await Promise.all(ids.map((runId) => client.getRun({ params: { runId }, query: { artifacts: 0 } })));
  const parameters = compareParameters(runs, options.all === true);
  const metrics = compareMetrics(runs, options.statistic, options.all === true);
  if (options.json === true) {
    return printJson(terminal, {
      baseline: ids[0],
      runs: runs.map(({ id, name, experimentName, status }) => ({ id, name, experimentName, status })),
      statistic: options.statistic,
      parameters: Object.fromEntries(parameters),
      metrics: Object.fromEntries(
        metrics.map(({ name, values, differences }) => [
          name,
          { values: values.map(jsonNumber), differences: differences.map(jsonNumber) },
        ]),
      ),
    });
  }
  const titles = runTitles(runs).map((title, i) => (i === 0 ? `${title} (baseline)` : title));
  const columns = [{ title: '' }, ...titles.map((title) => ({ title, align: 'right' as const }))];
  const durations = runs.map((run) => {
    const durationMs = runDurationMs(run);
    return durationMs === undefined ? '–' : durationText(durationMs);
  });
  printTable(terminal, columns, [
    ['status', ...runs.map(({ status }) => status)],
    ['duration', ...durations],
  ]);
  printHeading(terminal, parameters.length === 0 ? 'No parameter differs' : 'Parameters');
  const parameterRows = parameters.map(([key, values]) => [
    printable(key),
    ...values.map((value) => (value === undefined ? '–' : parameterText(value))),
  ]);
  if (parameterRows.length > 0) printTable(terminal, columns, parameterRows);
  printHeading(
    terminal,
    metrics.length === 0 ? 'No metric differs' : `Metrics (${options.statistic}), Δ to the baseline`,
  );
  const metricRows = metrics.map(({ name, values, differences }) => [
    printable(name),
    ...values.map((value, i) => {
      const difference = differences[i];
      const behind = i === 0 || difference === undefined ? '' : `  Δ ${differenceText(difference)}`;
      return value === undefined ? '–' : `${numberText(toWireNumber(value))}${behind}`;
    }),
  ]);
  if (metricRows.length > 0) printTable(terminal, columns, metricRows);
}

const jsonNumber = (value: number | undefined) => (value === undefined ? null : toWireNumber(value));

/** Names; where two are the same, with the experiment or the id. */
function runTitles(runs: readonly Run[]): readonly string[] {
  const names = runs.map(({ name }) => printable(name));
  if (new Set(names).size === names.length) return names;
  return runs.map(({ id }, i) => `${names[i]} ${id}`);
}

function compareParameters(runs: readonly Run[], all: boolean): readonly (readonly [string, readonly unknown[]])[] {
  const keys = [...new Set(runs.flatMap(({ parameters }) => Object.keys(parameters)))].toSorted();
  return keys
    .map((key) => [key, runs.map(({ parameters }) => parameters[key])] as const)
    .filter(([, values]) => all || values.some((value) => JSON.stringify(value) !== JSON.stringify(values[0])));
}

interface ComparedMetric {
  readonly name: string;
  readonly values: readonly (number | undefined)[];
  /** To the first value; undefined where one of the two is missing. */
  readonly differences: readonly (number | undefined)[];
}

function compareMetrics(runs: readonly Run[], statistic: MetricStatistic, all: boolean): readonly ComparedMetric[] {
  const names = [...new Set(runs.flatMap(({ metrics }) => Object.keys(metrics)))].toSorted();
  return names
    .filter((name) => all || !name.startsWith('system/'))
    .map((name) => {
      const values = runs.map(({ metrics }) => {
        const value = statisticOf(metrics[name], statistic);
        return value === undefined || value === null ? undefined : fromWireNumber(value);
      });
      const [first] = values;
      const differences = values.map((value) =>
        value === undefined || first === undefined ? undefined : value - first,
      );
      return { name, values, differences };
    })
    .filter(({ values }) => all || values.some((value) => !Object.is(value, values[0])));
}
