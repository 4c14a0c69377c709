import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { CliContext } from '../cli-context.ts';
import { addExamples } from '../command-examples.ts';
import { openClient } from '../connection.ts';
import type { ConnectionOptions } from '../connection.ts';
import { positiveInteger } from '../option-values.ts';
import { readPages } from '../pages.ts';
import { resolveExperiment } from '../resolve-experiment.ts';
import { resolveStudy } from '../resolve-study.ts';
import { printJson } from '../terminal/print-details.ts';
import { printable } from '../terminal/printable.ts';
import { printTable } from '../terminal/table.ts';
import { momentText } from '../terminal/time-text.ts';

export function addReportsCommands(program: Command, context: CliContext): void {
  const reports = program.command('reports').description('list, show, save and delete saved reports');
  addListCommand(reports, context);
  addShowCommand(reports, context);
  addSaveCommand(reports, context);
  addExamples(
    reports
      .command('delete')
      .description('delete a report; for 30 days it can be restored')
      .argument('<report>', 'its id')
      .action(async (reportId: string, _: unknown, command: Command) => {
        const client = await openClient(command.optsWithGlobals<ConnectionOptions>());
        await client.deleteReport({ params: { reportId } });
        context.terminal.print(`Deleted. POST /api/v1/reports/${reportId}/restore brings it back.`);
      }),
    [['assay reports delete 0198c2f4a1b27c3d9e4f5a6b7c8d9e0f', '']],
  );
}

function addListCommand(reports: Command, { terminal }: CliContext): void {
  interface ListOptions extends ConnectionOptions {
    readonly experiment?: string;
    readonly limit: number;
  }
  addExamples(
    reports
      .command('list')
      .description('list saved reports, the latest changed first')
      .option('-e, --experiment <name>', 'only those of this experiment')
      .option('--limit <count>', 'at most so many', positiveInteger, 50)
      .action(async (_: unknown, command: Command) => {
        const options = command.optsWithGlobals<ListOptions>();
        const client = await openClient(options);
        const { experiment } = options;
        const of = experiment === undefined ? {} : { experimentId: (await resolveExperiment(client, experiment)).id };
        const { items, more } = await readPages(options.limit, async (page) => {
          const answer = await client.listReports({ query: { ...page, ...of } });
          return { items: answer.reports, nextCursor: answer.nextCursor };
        });
        if (options.json === true) return printJson(terminal, items);
        if (items.length === 0)
          return terminal.note('No saved reports. `assay reports save -e <experiment>` makes one.');
        printTable(
          terminal,
          [
            { title: 'id' },
            { title: 'name' },
            { title: 'version', align: 'right' },
            { title: 'changed' },
            { title: 'by' },
          ],
          items.map(({ id, name, version, updatedMs, createdBy }) => [
            id,
            printable(name),
            String(version),
            momentText(updatedMs),
            printable(createdBy),
          ]),
        );
        if (more) terminal.note(`The first ${items.length}; --limit shows more.`);
      }),
    [['assay reports list -e digits', '']],
  );
}

function addShowCommand(reports: Command, { terminal }: CliContext): void {
  interface ShowOptions extends ConnectionOptions {
    readonly revision?: number;
  }
  addExamples(
    reports
      .command('show')
      .description('print the source of a saved report')
      .argument('<report>', 'its id')
      .option('--revision <number>', 'a version of old', positiveInteger)
      .action(async (reportId: string, _: unknown, command: Command) => {
        const options = command.optsWithGlobals<ShowOptions>();
        const client = await openClient(options);
        const query = options.revision === undefined ? {} : { version: options.revision };
        const report = await client.getReport({ params: { reportId }, query });
        if (options.json === true) return printJson(terminal, report);
        terminal.print(report.source.replace(/\n$/, ''));
      }),
    [['assay reports show 0198c2f4a1b27c3d9e4f5a6b7c8d9e0f > report.md', '']],
  );
}

function addSaveCommand(reports: Command, { terminal }: CliContext): void {
  interface SaveOptions extends ConnectionOptions {
    readonly experiment?: string;
    readonly study?: string;
    readonly file?: string;
    readonly id?: string;
    readonly name?: string;
    readonly note?: string;
    readonly frozen?: boolean;
  }
  addExamples(
    reports
      .command('save')
      .description('save a report: a file, or the default one of an experiment or study; with --id its next version')
      .option('-e, --experiment <name>', 'what it is about')
      .option('--study <study>', 'likewise: <experiment>/<name>, or an id')
      .option('--file <path>', 'Markdown with panels')
      .option('--id <report>', 'the report whose next version this is')
      .option('--name <name>', 'by default its heading')
      .option('--note <text>', 'what this version is')
      .option('--frozen', 'its panels show what is there now for good')
      .action(async (_: unknown, command: Command) => {
        const options = command.optsWithGlobals<SaveOptions>();
        const client = await openClient(options);
        const { id: reportId, name, note, frozen, file, experiment, study } = options;
        const body = {
          ...(file !== undefined && { source: await readFile(file, 'utf8') }),
          ...(name !== undefined && { name }),
          ...(note !== undefined && { note }),
          ...(frozen !== undefined && { isFrozen: frozen }),
        };
        const owner = {
          ...(experiment !== undefined && { experimentId: (await resolveExperiment(client, experiment)).id }),
          ...(study !== undefined && { studyId: (await resolveStudy(client, study)).id }),
        };
        const saved =
          reportId === undefined
            ? await client.createReport({ body: { ...owner, ...body }, timeoutMs: 0 })
            : await client.updateReport({ params: { reportId }, body, timeoutMs: 0 });
        if (options.json === true) return printJson(terminal, saved);
        terminal.print(`Saved version ${saved.version} of "${printable(saved.name)}": ${saved.id}`);
      }),
    [
      ['assay reports save -e digits', 'the default report, to go on with'],
      ['assay reports save -e digits --file paper.md --frozen', ''],
    ],
  );
}
