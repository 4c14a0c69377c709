import type { Command } from 'commander';
import type { Experiment } from '@assay/wire';
import { openClient } from '../connection.ts';
import { readPages } from '../pages.ts';
import { addExamples } from '../command-examples.ts';
import { resolveExperiment } from '../resolve-experiment.ts';
import { shortIds } from '../short-ids.ts';
import { positiveInteger, readAssignments } from '../option-values.ts';
import { paint } from '../terminal/paint.ts';
import { printable } from '../terminal/printable.ts';
import { printTable } from '../terminal/table.ts';
import { momentText } from '../terminal/time-text.ts';
import { printDetails, printJson } from '../terminal/print-details.ts';
import type { CliContext } from '../cli-context.ts';
import { addExperimentsBaselineCommand } from './experiments-baseline.ts';
import type { ConnectionOptions } from '../connection.ts';

export function addExperimentsCommands(program: Command, context: CliContext): void {
  const experiments = program.command('experiments').description('list, show, create and delete experiments');

  addExamples(
    experiments
      .command('list')
      .description('list experiments, the one with the newest activity first')
      .option('--filter <filter>', 'only those that match, e.g. \'name like "digits%"\'')
      .option('--sort <order>', 'e.g. "name" or "created desc"')
      .option('--limit <count>', 'at most so many', positiveInteger, 50)
      .option('--deleted', 'those that are deleted and can be restored')
      .action(async (_: unknown, command: Command) => listExperiments(command.optsWithGlobals(), context)),
    [
      ['assay experiments list', ''],
      ['assay experiments list --filter \'tags.team = "vision"\' --json', 'for a program'],
    ],
  );

  addExamples(
    experiments
      .command('show')
      .description('show one experiment')
      .argument('<experiment>', 'name, id, or unique beginning of an id')
      .action(async (name: string, _: unknown, command: Command) => {
        const options = command.optsWithGlobals<ConnectionOptions>();
        showExperiment(await resolveExperiment(await openClient(options), name), options, context);
      }),
    [['assay experiments show digits', '']],
  );

  addExamples(
    experiments
      .command('create')
      .description('create an experiment')
      .argument('<name>', 'unique among the experiments, in any case')
      .option('--description <text>', 'what it is about')
      .option('--folder <path>', 'where it stands, e.g. vision/digits')
      .option('--tag <key=value...>', 'tags')
      .action(async (name: string, _: unknown, command: Command) =>
        createExperiment(name, command.optsWithGlobals(), context),
      ),
    [['assay experiments create digits --description "Which learning rate?" --tag team=vision', '']],
  );

  addExamples(
    experiments
      .command('delete')
      .description('delete an experiment; it can be restored for 30 days')
      .argument('<experiment>', 'name, id, or unique beginning of an id')
      .option('--cascade', 'its runs too; without this an experiment that has runs is refused')
      .action(async (name: string, _: unknown, command: Command) =>
        deleteExperiment(name, command.optsWithGlobals(), context),
      ),
    [['assay experiments delete digits --cascade', 'with all its runs']],
  );

  addExperimentsBaselineCommand(experiments, context);

  addExamples(
    experiments
      .command('restore')
      .description('restore a deleted experiment, and the runs that were deleted with it')
      .argument('<experiment>', 'name, id, or unique beginning of an id')
      .action(async (name: string, _: unknown, command: Command) => {
        const options = command.optsWithGlobals<ConnectionOptions>();
        const client = await openClient(options);
        const { id: experimentId } = await resolveExperiment(client, name, 'deleted');
        showExperiment(await client.restoreExperiment({ params: { experimentId } }), options, context);
      }),
    [['assay experiments restore digits', '']],
  );
}

interface ListOptions extends ConnectionOptions {
  readonly filter?: string;
  readonly sort?: string;
  readonly limit: number;
  readonly deleted?: boolean;
}

async function listExperiments(options: ListOptions, { terminal }: CliContext): Promise<void> {
  const client = await openClient(options);
  const { items, more } = await readPages(options.limit, async (page) => {
    const { experiments, nextCursor } = await client.listExperiments({
      query: {
        ...page,
        ...(options.filter !== undefined && { filter: options.filter }),
        ...(options.sort !== undefined && { sort: options.sort }),
        view: options.deleted === true ? 'deleted' : 'active',
      },
    });
    return { items: experiments, nextCursor };
  });
  if (options.json === true) return printJson(terminal, items);
  if (items.length === 0) return terminal.note('No experiments.');
  const ids = shortIds(items.map(({ id }) => id));
  printTable(
    terminal,
    [
      { title: 'id', whole: true },
      { title: 'name' },
      { title: 'runs', align: 'right' },
      { title: 'running', align: 'right', colour: (cell) => (cell === '0' ? 'dim' : 'cyan') },
      { title: 'failed', align: 'right', colour: (cell) => (cell === '0' ? 'dim' : 'red') },
      { title: 'last activity' },
      { title: 'folder' },
    ],
    items.map((each) => [
      ids.get(each.id) ?? each.id,
      printable(each.name),
      String(each.runCount),
      String(each.runCountByStatus['running'] ?? 0),
      String(each.runCountByStatus['failed'] ?? 0),
      momentText(each.lastActivityMs),
      printable(each.folder),
    ]),
  );
  if (more) terminal.note(`The first ${items.length}; --limit shows more.`);
}

function showExperiment(experiment: Experiment, options: ConnectionOptions, { terminal }: CliContext): void {
  if (options.json === true) return printJson(terminal, experiment);
  terminal.print(paint(terminal, 'bold', printable(experiment.name)));
  printDetails(terminal, [
    ['id', experiment.id],
    ['description', printable(experiment.description)],
    ['folder', printable(experiment.folder)],
    ['runs', countsText(experiment)],
    ['created', `${momentText(experiment.createdMs)} by ${printable(experiment.createdBy)}`],
    ['last activity', momentText(experiment.lastActivityMs)],
    ['deleted', experiment.deletedMs === null ? '' : momentText(experiment.deletedMs)],
    ...Object.entries(experiment.tags).map(([key, value]) => [`tag ${printable(key)}`, printable(value)] as const),
  ]);
}

function countsText({ runCount, runCountByStatus }: Experiment): string {
  const parts = Object.entries(runCountByStatus).filter(([, count]) => count > 0);
  return parts.length === 0
    ? String(runCount)
    : `${runCount} (${parts.map(([status, count]) => `${count} ${status}`).join(', ')})`;
}

interface CreateOptions extends ConnectionOptions {
  readonly description?: string;
  readonly folder?: string;
  readonly tag?: readonly string[];
}

async function createExperiment(name: string, options: CreateOptions, context: CliContext): Promise<void> {
  const client = await openClient(options);
  const created = await client.createExperiment({
    body: {
      name,
      ...(options.description !== undefined && { description: options.description }),
      ...(options.folder !== undefined && { folder: options.folder }),
      ...(options.tag !== undefined && { tags: readAssignments(options.tag, '--tag') }),
    },
  });
  showExperiment(created, options, context);
}

async function deleteExperiment(
  name: string,
  options: ConnectionOptions & { readonly cascade?: boolean },
  { terminal }: CliContext,
): Promise<void> {
  const client = await openClient(options);
  const { id, name: fullName } = await resolveExperiment(client, name);
  await client.deleteExperiment({ params: { experimentId: id }, query: { cascade: options.cascade === true } });
  if (options.json === true) return printJson(terminal, { deleted: [id] });
  terminal.print(`Deleted ${printable(fullName)}. For 30 days this brings it back: assay experiments restore ${id}`);
}
