import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AssayError, invalidInput } from '@assay/base';
import { Option } from 'commander';
import type { Command } from 'commander';
import type { AssayClient } from '@assay/sdk';
import type { RenderedReport, ReportFormat } from '@assay/wire';
import type { CliContext } from '../cli-context.ts';
import { addExamples } from '../command-examples.ts';
import { openClient } from '../connection.ts';
import type { ConnectionOptions } from '../connection.ts';
import { findChromium } from '../report/find-chromium.ts';
import { readReportConfig } from '../report/read-report-config.ts';
import { runChromium } from '../report/run-chromium.ts';
import { saveFigures } from '../report/save-figures.ts';
import { resolveExperiment } from '../resolve-experiment.ts';
import { resolveStudy } from '../resolve-study.ts';
import { printJson } from '../terminal/print-details.ts';
import { printable } from '../terminal/printable.ts';
import { ProgressLine } from '../terminal/progress-line.ts';

const extensions = { html: 'html', pdf: 'pdf', markdown: 'md', latex: 'tex', json: 'json' } as const;
type FileFormat = keyof typeof extensions;

interface ReportOptions extends ConnectionOptions {
  readonly experiment?: string;
  readonly study?: string;
  readonly file?: string;
  readonly id?: string;
  readonly metric?: readonly string[];
  readonly format?: FileFormat;
  readonly out?: string;
  readonly config?: string;
}

export function addReportCommand(program: Command, context: CliContext): void {
  addExamples(
    program
      .command('report')
      .description('write a report: of an experiment or study with no writing at all, of a file, or a saved one')
      .option('-e, --experiment <name>', 'its default report; with --file: what panels speak of')
      .option('--study <study>', 'likewise: <experiment>/<name>, or an id')
      .option('--file <path>', 'Markdown with panels')
      .option('--id <report>', 'a saved report')
      .option('-m, --metric <name...>', 'the default report speaks of these; runs are judged by the first')
      .addOption(
        new Option('--format <format>', 'by default that of --out, else html').choices(Object.keys(extensions)),
      )
      .option('-o, --out <path>', 'where to write; - for standard output')
      .option('--config <path>', 'YAML whose `analysis` names metrics, and where figures are saved')
      .action(async (_: unknown, command: Command) => writeReport(context, command.optsWithGlobals<ReportOptions>())),
    [
      ['assay report -e digits', 'digits.html, which opens anywhere'],
      ['assay report -e digits -m val/accuracy -o digits.pdf', 'needs Chromium'],
      ['assay report --study digits/first --format latex', ''],
      ['assay report --file paper.md -e digits -o paper.html', ''],
      ['assay report -e digits --config config.yaml', 'figures to its save_path'],
    ],
  );
}

async function writeReport({ terminal, env }: CliContext, options: ReportOptions): Promise<void> {
  const config = options.config === undefined ? undefined : await readReportConfig(options.config);
  const metrics = options.metric ?? config?.metrics ?? [];
  const format = options.json === true ? 'json' : (options.format ?? formatOf(options.out) ?? 'html');
  const chromium = findChromium(env);
  if (format === 'pdf' && chromium === undefined)
    throw new AssayError(
      'NotOffered',
      'PDF needs Chromium or Chrome, and none is on the path. Install one, name it in ASSAY_CHROMIUM, or write HTML and print it from a browser.',
    );
  const client = await openClient(options);
  const make = await makerOf(client, options, metrics);
  using progress = new ProgressLine(process.stderr);
  progress.show('Making the report', 0, 0, () => '');

  if (config !== undefined) {
    const blocks = await make('blocks');
    const written = await saveFigures(blocks, config.savePath, env);
    if (config.type === 'interactive') {
      const page = path.join(config.savePath, 'report.html');
      await writeFile(page, (await make('html')).text ?? '');
      written.push(page);
    }
    for (const file of written) terminal.print(printable(file));
    if (options.out === undefined) return tellFaults(terminal, blocks);
  }
  const made = await make(format === 'json' ? 'blocks' : format === 'pdf' ? 'html' : format);
  if (options.json === true && options.out === undefined) return printJson(terminal, made);
  const text = format === 'json' ? `${JSON.stringify(made, null, 2)}\n` : (made.text ?? '');
  const out = options.out ?? `${fileName(made.title)}.${extensions[format]}`;
  if (out === '-') {
    if (format === 'pdf') throw invalidInput('--out', 'PDF goes to a file. Name one.');
    return terminal.print(text.replace(/\n$/, ''));
  }
  await mkdir(path.dirname(path.resolve(out)), { recursive: true });
  if (format === 'pdf' && chromium !== undefined)
    await runChromium(chromium, { content: text, extension: 'html', output: out });
  else await writeFile(out, text);
  terminal.print(`Wrote ${printable(out)}.`);
  tellFaults(terminal, made);
}

type Make = (format: ReportFormat) => Promise<RenderedReport>;

async function makerOf(client: AssayClient, options: ReportOptions, metrics: readonly string[]): Promise<Make> {
  const { id: reportId, file, experiment, study } = options;
  if (reportId !== undefined) {
    if (file !== undefined || experiment !== undefined || study !== undefined)
      throw invalidInput('--id', 'names a saved report, which knows what it is about. Leave the others out.');
    return (format) => client.renderSavedReport({ params: { reportId }, query: { format }, timeoutMs: 0 });
  }
  if (file === undefined && experiment === undefined && study === undefined)
    throw invalidInput('--experiment', 'say what the report is about: --experiment, --study, --file or --id.');
  const owner =
    study !== undefined
      ? { studyId: (await resolveStudy(client, study)).id }
      : experiment !== undefined
        ? { experimentId: (await resolveExperiment(client, experiment)).id }
        : {};
  const source = file === undefined ? {} : { source: await readFile(file, 'utf8') };
  const asked = file === undefined && metrics.length > 0 ? { metrics: [...metrics] } : {};
  return (format) => client.renderReport({ body: { ...owner, ...source, ...asked, format }, timeoutMs: 0 });
}

const formatOf = (out: string | undefined): FileFormat | undefined =>
  (Object.keys(extensions) as FileFormat[]).find(
    (format) => out?.toLowerCase().endsWith(`.${extensions[format]}`) === true,
  );

const fileName = (title: string): string =>
  title
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
    .replaceAll(/^[-.]+|-+$/g, '')
    .slice(0, 80) || 'report';

function tellFaults(terminal: CliContext['terminal'], { faults }: RenderedReport): void {
  for (const { line, message } of faults) terminal.note(`Line ${line}: ${printable(message)}`);
}
