import type { Command } from 'commander';
import type { AssayClient } from '@assay/sdk';
import { modelStages, type Model, type ModelStage, type ModelVersion } from '@assay/wire';
import { AssayError } from '@assay/base';
import { addExamples } from '../command-examples.ts';
import type { CliContext } from '../cli-context.ts';
import { openClient } from '../connection.ts';
import type { ConnectionOptions } from '../connection.ts';
import { positiveInteger } from '../option-values.ts';
import { readPages } from '../pages.ts';
import { paint } from '../terminal/paint.ts';
import { printDetails, printHeading, printJson } from '../terminal/print-details.ts';
import { printable } from '../terminal/printable.ts';
import { printTable } from '../terminal/table.ts';
import { momentText } from '../terminal/time-text.ts';
import { addModelsRegisterCommand } from './models-register.ts';

const versionArgument = 'number, alias, or "latest"';

export function addModelsCommands(program: Command, context: CliContext): void {
  const models = program.command('models').description('list, show, register and promote models');
  addModelsListCommand(models, context);
  addExamples(
    models
      .command('show')
      .description('show one registered model and its versions')
      .argument('<model>', 'its name')
      .option('--versions <count>', 'at most so many, from the newest on', positiveInteger, 20)
      .action(async (name: string, _: unknown, command: Command) =>
        showModel(name, command.optsWithGlobals(), context),
      ),
    [['assay models show digits', '']],
  );
  addModelsRegisterCommand(models, context);
  addExamples(
    models
      .command('promote')
      .description('put a version into a stage; the versions that were in Staging or Production are archived')
      .argument('<model>', 'its name')
      .argument('<version>', versionArgument)
      .argument('[stage]', modelStages.join(', '), 'Production')
      .option('--keep', 'leave the versions that are in the stage where they are')
      .action(async (name: string, version: string, stage: string, _: unknown, command: Command) =>
        promoteVersion({ name, version, stage }, command.optsWithGlobals(), context),
      ),
    [
      ['assay models promote digits 3', 'into Production'],
      ['assay models promote digits challenger Staging --keep', 'the version with that alias'],
    ],
  );
  addExamples(
    models
      .command('alias')
      .description('set an alias, or move it to another version')
      .argument('<model>', 'its name')
      .argument('<alias>', 'letters, digits, "_" and "-"')
      .argument('[version]', versionArgument)
      .option('--delete', 'remove the alias')
      .action(async (name: string, alias: string, version: string | undefined, _: unknown, command: Command) =>
        changeAlias({ name, alias, version }, command.optsWithGlobals(), context),
      ),
    [
      ['assay models alias digits champion 3', ''],
      ['assay models alias digits champion --delete', ''],
    ],
  );
}

function addModelsListCommand(models: Command, { terminal }: CliContext): void {
  interface ListOptions extends ConnectionOptions {
    readonly filter?: string;
    readonly sort?: string;
    readonly limit: number;
  }
  addExamples(
    models
      .command('list')
      .description('list registered models by name')
      .option('--filter <filter>', 'only those that match, e.g. \'stage = "Production"\'')
      .option('--sort <order>', 'e.g. "updated desc"')
      .option('--limit <count>', 'at most so many', positiveInteger, 50)
      .action(async (_: unknown, command: Command) => {
        const { filter, sort, ...options } = command.optsWithGlobals<ListOptions>();
        const client = await openClient(options);
        const { items, more } = await readPages(options.limit, async (page) => {
          const query = { ...page, ...(filter !== undefined && { filter }), ...(sort !== undefined && { sort }) };
          const answer = await client.listModels({ query });
          return { items: answer.models, nextCursor: answer.nextCursor };
        });
        if (options.json === true) return printJson(terminal, items);
        if (items.length === 0) return terminal.note('No registered models.');
        printTable(
          terminal,
          [
            { title: 'name' },
            { title: 'versions', align: 'right' },
            { title: 'production', align: 'right', colour: () => 'green' },
            { title: 'staging', align: 'right', colour: () => 'yellow' },
            { title: 'aliases' },
            { title: 'changed' },
          ],
          items.map((model) => [
            printable(model.name),
            String(model.versionCount),
            newestIn(model, 'Production'),
            newestIn(model, 'Staging'),
            model.aliases.map(({ alias, version }) => `@${printable(alias)}=${version}`).join(' '),
            momentText(model.updatedMs),
          ]),
        );
        if (more) terminal.note(`The first ${items.length}; --limit shows more.`);
      }),
    [
      ['assay models list', ''],
      ['assay models list --filter \'stage = "Production"\' --json', 'for a program'],
    ],
  );
}

const newestIn = ({ latestVersions }: Model, stage: ModelStage): string =>
  String(latestVersions.find((version) => version.stage === stage)?.version ?? '');

async function showModel(
  name: string,
  options: ConnectionOptions & { readonly versions: number },
  { terminal }: CliContext,
): Promise<void> {
  const client = await openClient(options);
  const model = await client.getModel({ params: { model: name } });
  const { items, more } = await readPages(options.versions, async (page) => {
    const { versions, nextCursor } = await client.listModelVersions({ query: { ...page, model: name } });
    return { items: versions, nextCursor };
  });
  if (options.json === true) return printJson(terminal, { ...model, versions: items });
  terminal.print(paint(terminal, 'bold', printable(model.name)));
  printDetails(terminal, [
    ['description', printable(model.description)],
    ['versions', String(model.versionCount)],
    ['created', `${momentText(model.createdMs)} by ${printable(model.createdBy)}`],
    ['changed', momentText(model.updatedMs)],
    ...Object.entries(model.tags).map(([key, value]) => [`tag ${printable(key)}`, printable(value)] as const),
  ]);
  if (items.length === 0) return;
  printHeading(terminal, 'Versions');
  printTable(
    terminal,
    [
      { title: 'version', align: 'right', whole: true },
      { title: 'stage' },
      { title: 'aliases' },
      { title: 'approval' },
      { title: 'run' },
      { title: 'source' },
      { title: 'created' },
    ],
    items.map((version) => [
      String(version.version),
      version.stage === 'None' ? '' : version.stage,
      version.aliases.map((alias) => `@${printable(alias)}`).join(' '),
      version.approval ?? '',
      printable(version.run?.name ?? version.runId ?? ''),
      printable(version.source),
      momentText(version.createdMs),
    ]),
  );
  if (more) terminal.note(`The newest ${items.length}; --versions shows more.`);
}

/** The number that a person means by a number, an alias or `latest`. */
async function versionNumber(client: AssayClient, model: string, text: string): Promise<number> {
  if (/^\d+$/.test(text)) return Number(text);
  return (await client.getModelAlias({ params: { model, alias: text.replace(/^@/, '') } })).version;
}

async function promoteVersion(
  { name, version, stage: wanted }: { readonly name: string; readonly version: string; readonly stage: string },
  options: ConnectionOptions & { readonly keep?: boolean },
  { terminal }: CliContext,
): Promise<void> {
  const stage = modelStages.find((each) => each.toLowerCase() === wanted.toLowerCase());
  if (stage === undefined)
    throw new AssayError('InvalidInput', `stage: expected one of ${modelStages.join(', ')}, got "${wanted}"`);
  const client = await openClient(options);
  const archiveExisting = options.keep !== true && (stage === 'Staging' || stage === 'Production');
  const promoted = await client.updateModelVersion({
    params: { model: name, version: String(await versionNumber(client, name, version)) },
    body: { stage, archiveExisting },
  });
  if (options.json === true) return printJson(terminal, promoted);
  terminal.print(`${nameOf(promoted)} is in ${stage}.`);
}

async function changeAlias(
  { name, alias, version }: { readonly name: string; readonly alias: string; readonly version: string | undefined },
  options: ConnectionOptions & { readonly delete?: boolean },
  { terminal }: CliContext,
): Promise<void> {
  const params = { model: name, alias };
  if ((options.delete === true) === (version !== undefined))
    throw new AssayError('InvalidInput', 'Give the version that the alias is for, or --delete.');
  const client = await openClient(options);
  if (version === undefined) {
    await client.deleteModelAlias({ params });
    if (options.json === true) return printJson(terminal, { deleted: [alias] });
    return terminal.print(`${printable(name)} has no alias ${printable(alias)} any more.`);
  }
  const set = await client.setModelAlias({ params, body: { version: await versionNumber(client, name, version) } });
  if (options.json === true) return printJson(terminal, set);
  terminal.print(`@${printable(alias)} is ${nameOf(set)}.`);
}

const nameOf = ({ model, version }: ModelVersion): string => `${printable(model)} version ${version}`;
