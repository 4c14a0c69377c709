import { Readable, Transform } from 'node:stream';
import { AssayError } from '@assay/base';
import { comparisonTables, exportFormatOf, exportFormats } from '@assay/wire';
import type { ExportFormat } from '@assay/wire';
import { Option } from 'commander';
import type { Command } from 'commander';
import type { AssayClient, Download } from '@assay/sdk';
import { addQuestionOptions, questionOf } from '../analysis/compare-question.ts';
import type { QuestionOptions } from '../analysis/compare-question.ts';
import { addExamples } from '../command-examples.ts';
import { openClient } from '../connection.ts';
import { wholeNumber } from '../option-values.ts';
import { resolveExperiment } from '../resolve-experiment.ts';
import { resolveRun, runArgument } from '../resolve-run.ts';
import { saveArtifact } from '../save-artifact.ts';
import { ProgressLine } from '../terminal/progress-line.ts';
import { sizeText } from '../terminal/size-text.ts';
import type { CliContext } from '../cli-context.ts';
import type { ConnectionOptions } from '../connection.ts';

interface FileOptions extends ConnectionOptions {
  readonly format?: ExportFormat;
  readonly output?: string;
  readonly force?: boolean;
  /** False where `--no-escape` is given. */
  readonly escape: boolean;
}

interface ScopeOptions extends FileOptions {
  readonly experiment?: readonly string[];
  readonly filter?: string;
}

interface SortOptions {
  readonly sort?: string;
}

interface RunsOptions extends ScopeOptions, SortOptions {
  readonly fields?: readonly string[];
}

interface ComparisonOptions extends QuestionOptions, FileOptions {
  readonly table: (typeof comparisonTables)[number];
}

interface PointsOptions extends ScopeOptions, SortOptions {
  readonly metric?: readonly string[];
  readonly fromStep?: number;
  readonly toStep?: number;
}

export function addExportCommands(program: Command, context: CliContext): void {
  const exports = program
    .command('export')
    .description('runs, points and comparisons as CSV, JSON, Parquet or Arrow files');

  addExamples(
    withFile(withSort(withScope(exports.command('runs').description('a table of runs, a row a run'))))
      .option(
        '--fields <field...>',
        'columns, e.g. name params.lr metrics.loss.min "params.*"; everything if not given',
      )
      .action(async (_: unknown, command: Command) => exportRuns(command.optsWithGlobals(), context)),
    [
      ['assay export runs -e digits -o runs.parquet', 'everything of an experiment'],
      ['assay export runs --filter \'status = "completed"\' --fields name "params.*" metrics.loss.min -o runs.csv', ''],
      ['assay export runs -e digits --format jsonl | head -1', 'to another program'],
    ],
  );

  addExamples(
    withFile(withSort(withScope(exports.command('points').description('points of metrics, a row a point'))))
      .argument('[runs...]', `${runArgument}; if not given, all that the options select`)
      .option('--metric <name...>', 'only these metrics')
      .option('--from-step <step>', 'only from this step on', wholeNumber)
      .option('--to-step <step>', 'only up to this step', wholeNumber)
      .action(async (runs: readonly string[], _: unknown, command: Command) =>
        exportPoints(runs, command.optsWithGlobals(), context),
      ),
    [
      ['assay export points -e digits --metric train/loss -o points.parquet', ''],
      ['assay export points digits/first digits/second --format csv -o -', 'two runs, to standard output'],
    ],
  );

  addExamples(
    withFile(
      addQuestionOptions(exports.command('comparison').description('a comparison of sets of runs, a row a pair')),
    )
      .addOption(
        new Option('--table <which>', 'the pairs, or the values compared').choices(comparisonTables).default('pairs'),
      )
      .action(async (_: unknown, command: Command) => exportComparison(command.optsWithGlobals(), context)),
    [
      ['assay export comparison -e digits --metric test/accuracy --by params.model -o pairs.csv', ''],
      [
        'assay export comparison -e digits -m test/accuracy --set wide="params.width > 64" narrow="params.width <= 64" --table values -o values.parquet',
        'the values compared of two sets',
      ],
    ],
  );
}

const withScope = (command: Command): Command =>
  command
    .option('-e, --experiment <name...>', 'only runs of these experiments')
    .option('--filter <filter>', 'only runs that match; see docs/reference/filter.md');

const withSort = (command: Command): Command =>
  command.option('--sort <order>', 'of the runs, e.g. "metrics.accuracy.max desc, created"');

const withFile = (command: Command): Command =>
  command
    .option('-o, --output <file>', 'where to write it; "-", or nothing, for standard output')
    .addOption(new Option('--format <format>', "by the file's name if not given, else csv").choices(exportFormats))
    .option('--force', 'write over a file that is there')
    .option('--no-escape', 'of CSV: leave text that a spreadsheet would take for a formula as it is');

async function exportRuns(options: RunsOptions, context: CliContext): Promise<void> {
  const file = fileOf(options);
  const client = await openClient(options);
  const body = { ...file, ...(await scopeOf(client, options)), ...(options.fields && { fields: [...options.fields] }) };
  await save(await client.exportRuns({ body }), options, context);
}

async function exportComparison(options: ComparisonOptions, context: CliContext): Promise<void> {
  const file = fileOf(options);
  const client = await openClient(options);
  const body = { ...file, table: options.table, ...(await questionOf(client, options)) };
  await save(await client.exportComparison({ body }), options, context);
}

async function exportPoints(runs: readonly string[], options: PointsOptions, context: CliContext): Promise<void> {
  const file = fileOf(options);
  const client = await openClient(options);
  const { metric, fromStep, toStep } = options;
  const runIds = await Promise.all(runs.map((run) => resolveRun(client, run)));
  const body = {
    ...file,
    ...(await scopeOf(client, options)),
    ...(runIds.length > 0 && { runIds }),
    ...(metric && { names: [...metric] }),
    ...(fromStep !== undefined && { fromStep }),
    ...(toStep !== undefined && { toStep }),
  };
  await save(await client.exportPoints({ body }), options, context);
}

function fileOf({ format, output = '-', escape }: FileOptions): { format: ExportFormat; escapeFormulas: boolean } {
  const chosen = format ?? (output === '-' ? 'csv' : exportFormatOf(output));
  if (chosen === undefined)
    throw new AssayError(
      'InvalidInput',
      `${output}: no format ends so. Choose one: --format ${exportFormats.join('|')}`,
    );
  if (output === '-' && process.stdout.isTTY && (chosen === 'parquet' || chosen === 'arrow'))
    throw new AssayError('InvalidInput', `A ${chosen} file is no text for a terminal. Name a file with --output.`);
  return { format: chosen, escapeFormulas: escape };
}

async function scopeOf(client: AssayClient, { experiment = [], filter, sort }: ScopeOptions & SortOptions) {
  const experiments = await Promise.all(experiment.map((name) => resolveExperiment(client, name)));
  return {
    ...(experiments.length > 0 && { experimentIds: experiments.map(({ id }) => id) }),
    ...(filter !== undefined && { filter }),
    ...(sort !== undefined && { sort }),
  };
}

/** A line of progress on standard error while it comes; the file is there whole, or not at all. */
async function save(
  download: Download,
  { output = '-', force = false }: FileOptions,
  context: CliContext,
): Promise<void> {
  let bytes = 0;
  using progress = new ProgressLine(process.stderr);
  const counting = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      progress.show(output === '-' ? 'Export' : output, bytes, 0, sizeText);
      done(null, chunk);
    },
  });
  const stream = Readable.fromWeb(download.stream);
  stream.once('error', (thrown) => counting.destroy(thrown));
  await saveArtifact(stream.pipe(counting), output, { sha256: null, force });
  if (output !== '-') context.terminal.note(`${output}: ${sizeText(bytes)}`);
}
