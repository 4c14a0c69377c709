import { AssayError, fromWireNumber } from '@assay/base';
import { Option } from 'commander';
import type { Command } from 'commander';
import type { AssayClient } from '@assay/sdk';
import { seriesAxes } from '@assay/wire';
import type { BucketedSeries, MetricSummary, PointsPage, SeriesAxis } from '@assay/wire';
import { openClient } from '../connection.ts';
import { addExamples } from '../command-examples.ts';
import { metricSummaryColumns, metricSummaryRow } from '../metric-rows.ts';
import { resolveRun, runArgument } from '../resolve-run.ts';
import { brailleChart, dotColumns } from '../terminal/braille-chart.ts';
import { numberText } from '../terminal/number-text.ts';
import { paint } from '../terminal/paint.ts';
import { printable } from '../terminal/printable.ts';
import { printJson } from '../terminal/print-details.ts';
import { sparkline } from '../terminal/sparkline.ts';
import { printTable } from '../terminal/table.ts';
import { durationText, momentText } from '../terminal/time-text.ts';
import type { ChartColumn } from '../terminal/braille-chart.ts';
import type { CliContext } from '../cli-context.ts';
import type { ConnectionOptions } from '../connection.ts';
import type { Terminal } from '../terminal/terminal.ts';

interface MetricsOptions extends ConnectionOptions {
  readonly x: SeriesAxis;
  readonly points?: boolean;
}

export function addMetricsCommand(program: Command, context: CliContext): void {
  addExamples(
    program
      .command('metrics')
      .description('show the metrics of a run, or one of them as a chart')
      .argument('<run>', runArgument)
      .argument('[name]', 'the metric; all of them, a line each, if not given')
      .addOption(new Option('--x <axis>', 'what goes to the right').choices(seriesAxes).default('step'))
      .option('--points', 'print every point: step, time, value')
      .action(async (run: string, name: string | undefined, _: unknown, command: Command) => {
        const options = command.optsWithGlobals<MetricsOptions>();
        const client = await openClient(options);
        const runId = await resolveRun(client, run);
        const { metrics } = await client.listMetrics({ params: { runId } });
        if (name === undefined) return showAll(client, runId, metrics, options, context.terminal);
        const summary = metrics[name];
        if (summary === undefined) throw unknownMetric(name, Object.keys(metrics));
        if (options.json === true) {
          return printJson(context.terminal, { name, summary, points: await readAllPoints(client, runId, name) });
        }
        if (options.points === true) return showPoints(await readAllPoints(client, runId, name), context.terminal);
        return showOne(client, runId, name, summary, options, context.terminal);
      }),
    [
      ['assay metrics digits/best', 'all metrics, with a sparkline each'],
      ['assay metrics digits/best validation/loss', 'a chart'],
      ['assay metrics digits/best validation/loss --points', 'the points themselves'],
    ],
  );
}

function unknownMetric(name: string, names: readonly string[]): AssayError {
  const there =
    names.length === 0 ? 'It has none.' : `It has: ${names.slice(0, 20).join(', ')}${names.length > 20 ? ', …' : ''}`;
  return new AssayError('NotFound', `The run has no metric "${name}". ${there}`);
}

const sparks = 24;
const atATime = 16;

async function showAll(
  client: AssayClient,
  runId: string,
  metrics: Readonly<Record<string, MetricSummary>>,
  options: MetricsOptions,
  terminal: Terminal,
): Promise<void> {
  if (options.json === true) return printJson(terminal, metrics);
  const entries = Object.entries(metrics).toSorted(([a], [b]) => (a < b ? -1 : 1));
  if (entries.length === 0) return terminal.note('The run has no metrics.');
  const lines = new Map<string, string>();
  // One question a metric: each has steps of its own, and asked together they would share one grid.
  for (let from = 0; from < entries.length; from += atATime) {
    await Promise.all(
      entries.slice(from, from + atATime).map(async ([name]) => {
        const body = { runIds: [runId], names: [name], x: options.x, buckets: sparks };
        const { series } = await client.queryMetrics({ body });
        for (const each of series) lines.set(name, sparkline(spread(each.index, each.mean, sparks)));
      }),
    );
  }
  const columns = metricSummaryColumns.toSpliced(1, 0, { title: 'curve', whole: true });
  printTable(
    terminal,
    columns,
    entries.map((entry) => metricSummaryRow(entry).toSpliced(1, 0, lines.get(entry[0]) ?? '')),
  );
}

/** The values of the buckets that hold points, at their places among all buckets, as near neighbours as they come. */
function spread(
  index: readonly number[],
  values: readonly (number | null)[],
  count: number,
): readonly (number | null)[] {
  if (values.length < count / 2) return values;
  const spreadOut: (number | null)[] = Array.from({ length: count }, () => null);
  for (const [i, at] of index.entries()) spreadOut[at] = values[i] ?? null;
  return spreadOut;
}

async function showOne(
  client: AssayClient,
  runId: string,
  name: string,
  summary: MetricSummary,
  options: MetricsOptions,
  terminal: Terminal,
): Promise<void> {
  const width = Math.min(terminal.width, 120);
  const body = { runIds: [runId], names: [name], x: options.x, buckets: dotColumns(width) };
  const { series, from, to } = await client.queryMetrics({ body });
  const [curve] = series;
  terminal.print(paint(terminal, 'bold', printable(name)));
  const columns = curve === undefined ? [] : chartColumns(curve);
  const lines = brailleChart(columns, { width, height: 10, xLabels: [xText(options.x, from), xText(options.x, to)] });
  for (const line of lines) terminal.print(line);
  if (lines.length === 0) terminal.print('No finite value to draw.');
  terminal.print('');
  printTable(terminal, metricSummaryColumns, [metricSummaryRow([name, summary])]);
}

function xText(x: MetricsOptions['x'], value: number): string {
  switch (x) {
    case 'step':
      return `step ${numberText(value)}`;
    case 'time':
      return momentText(value);
    case 'relativeTime':
    case 'processTime':
      return durationText(value);
  }
}

/** A column for each bucket from the first to the last that holds points; those between without any are gaps to be drawn over. */
function chartColumns(curve: BucketedSeries): readonly (ChartColumn | null)[] {
  const columns: (ChartColumn | null)[] = Array.from({ length: (curve.index.at(-1) ?? -1) + 1 }, () => null);
  for (const [i, at] of curve.index.entries()) {
    const [min, max, mean] = [curve.min[i] ?? null, curve.max[i] ?? null, curve.mean[i] ?? null];
    if (min === null || max === null) continue;
    const last = fromWireNumber(curve.last[i] ?? 'NaN');
    columns[at] = { min, max, last: Number.isFinite(last) ? last : (mean ?? min) };
  }
  return columns;
}

type Points = Omit<PointsPage, 'name' | 'nextCursor'>;

async function readAllPoints(client: AssayClient, runId: string, name: string): Promise<Points> {
  const all: { steps: (number | null)[]; timesMs: number[]; values: PointsPage['values'] } = {
    steps: [],
    timesMs: [],
    values: [],
  };
  for (let cursor: string | null | undefined; cursor !== null;) {
    const query = { name, limit: 100_000, ...(cursor !== undefined && { cursor }) };
    const page: PointsPage = await client.readPoints({ params: { runId }, query });
    for (const [i, value] of page.values.entries()) {
      all.steps.push(page.steps[i] ?? null);
      all.timesMs.push(page.timesMs[i] ?? 0);
      all.values.push(value);
    }
    cursor = page.nextCursor;
  }
  return all;
}

function showPoints({ steps, timesMs, values }: Points, terminal: Terminal): void {
  printTable(
    terminal,
    [{ title: 'step', align: 'right' }, { title: 'time' }, { title: 'value', align: 'right' }],
    values.map((value, i) => [
      steps[i] === null ? '–' : String(steps[i]),
      new Date(timesMs[i] ?? 0).toISOString(),
      String(value),
    ]),
  );
}
