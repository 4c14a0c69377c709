import type { Command } from 'commander';
import type { Run } from '@assay/wire';
import { openClient } from '../connection.ts';
import { addExamples } from '../command-examples.ts';
import { artifactColumns, artifactRow } from '../artifact-rows.ts';
import { metricSummaryColumns, metricSummaryRow } from '../metric-rows.ts';
import { resolveRun, runArgument } from '../resolve-run.ts';
import { parameterText, runDurationMs } from '../run-column.ts';
import { paint, statusPaint } from '../terminal/paint.ts';
import { printable } from '../terminal/printable.ts';
import { printDetails, printHeading, printJson } from '../terminal/print-details.ts';
import { printTable } from '../terminal/table.ts';
import { durationText, momentText } from '../terminal/time-text.ts';
import type { CliContext } from '../cli-context.ts';
import type { ConnectionOptions } from '../connection.ts';
import type { Terminal } from '../terminal/terminal.ts';

export function addRunsShowCommand(runs: Command, { terminal }: CliContext): void {
  addExamples(
    runs
      .command('show')
      .description('show all that is known of one run')
      .argument('<run>', runArgument)
      .option('--log <lines>', 'also the last lines of its log', Number)
      .action(async (name: string, _: unknown, command: Command) => {
        const options = command.optsWithGlobals<ConnectionOptions & { readonly log?: number }>();
        const client = await openClient(options);
        const runId = await resolveRun(client, name);
        const run = await client.getRun({ params: { runId } });
        if (options.json === true) return printJson(terminal, run);
        showRun(terminal, run);
        if (options.log === undefined || run.logLineCount === 0) return;
        printHeading(terminal, 'Log');
        const { lines } = await client.readLog({ params: { runId }, query: { tail: options.log } });
        for (const { timeMs, stream, text } of lines) {
          const line = `${momentText(timeMs).slice(11)} ${printable(text)}`;
          terminal.print(stream === 'stderr' ? paint(terminal, 'yellow', line) : line);
        }
      }),
    [
      ['assay runs show digits/lr-0.1-hidden-128-seed-1', 'by experiment and name'],
      ['assay runs show 019aa2c4 --log 20', 'by the beginning of its id, with the end of its log'],
    ],
  );
}

function showRun(terminal: Terminal, run: Run): void {
  const status = statusPaint(run.status);
  const durationMs = runDurationMs(run);
  const shownStatus = status === undefined ? run.status : paint(terminal, status, run.status);
  const message = run.statusMessage === '' ? '' : `: ${printable(run.statusMessage)}`;
  terminal.print(paint(terminal, 'bold', printable(run.name)));
  printDetails(terminal, [
    ['id', run.id],
    ['experiment', printable(run.experimentName ?? '(none)')],
    ['status', `${shownStatus}${message}`],
    ['description', printable(run.description)],
    ['started', run.startedMs === null ? '' : momentText(run.startedMs)],
    ['ended', run.endedMs === null ? '' : momentText(run.endedMs)],
    ['duration', durationMs === undefined ? '' : durationText(durationMs)],
    ['parent', run.parentRunId ?? ''],
    ['child runs', run.childCount === 0 ? '' : String(run.childCount)],
    ['log lines', run.logLineCount === 0 ? '' : String(run.logLineCount)],
    ['source', printable(run.source)],
    ['created by', printable(run.createdBy)],
    ['deleted', run.deletedMs === null ? '' : momentText(run.deletedMs)],
  ]);
  showTexts(terminal, 'Tags', Object.entries(run.tags));
  showTexts(terminal, 'Parameters', Object.entries(run.parameters));
  showTexts(terminal, 'Environment', flatEntries(run.environment));
  const metrics = Object.entries(run.metrics).toSorted(([a], [b]) => (a < b ? -1 : 1));
  if (metrics.length > 0) {
    printHeading(terminal, 'Metrics');
    printTable(terminal, metricSummaryColumns, metrics.map(metricSummaryRow));
  }
  if (run.artifacts.length > 0) {
    printHeading(terminal, 'Artifacts');
    printTable(terminal, artifactColumns, run.artifacts.map(artifactRow));
  }
}

function showTexts(terminal: Terminal, heading: string, entries: readonly (readonly [string, unknown])[]): void {
  if (entries.length === 0) return;
  printHeading(terminal, heading);
  printDetails(
    terminal,
    entries.map(([key, value]) => [printable(key), parameterText(value)]),
  );
}

const longest = 200;

/** Leaves of what a client captured, as `git.commit`; long texts (a patch) and long lists (packages) by their size. */
function flatEntries(value: unknown, path = ''): readonly (readonly [string, unknown])[] {
  if (value === null || value === undefined) return [];
  if (typeof value === 'string' && value.length > longest) return [[path, `(${value.length} characters)`]];
  if (typeof value !== 'object') return [[path, value]];
  if (Array.isArray(value)) {
    const text = JSON.stringify(value);
    return [[path, text.length > longest ? `(${value.length} entries)` : text]];
  }
  const entries = Object.entries(value);
  if (path !== '' && entries.length > 12) return [[path, `(${entries.length} entries; all with --json)`]];
  return entries.flatMap(([key, each]) => flatEntries(each, path === '' ? key : `${path}.${key}`));
}
