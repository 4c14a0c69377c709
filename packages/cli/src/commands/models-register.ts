import type { Command } from 'commander';
import { AssayError } from '@assay/base';
import type { AssayClient } from '@assay/sdk';
import { addExamples } from '../command-examples.ts';
import type { CliContext } from '../cli-context.ts';
import { openClient } from '../connection.ts';
import type { ConnectionOptions } from '../connection.ts';
import { readAssignments } from '../option-values.ts';
import { resolveRun, runArgument } from '../resolve-run.ts';
import { printJson } from '../terminal/print-details.ts';
import { printable } from '../terminal/printable.ts';

interface RegisterOptions extends ConnectionOptions {
  readonly run?: string;
  readonly artifact?: string;
  readonly source?: string;
  readonly description?: string;
  readonly tag?: readonly string[];
  readonly alias?: readonly string[];
}

export function addModelsRegisterCommand(models: Command, context: CliContext): void {
  addExamples(
    models
      .command('register')
      .description('register a version; the model is made when there is none of the name')
      .argument('<model>', 'its name')
      .option('--run <run>', `the run that made it: ${runArgument}`)
      .option('--artifact <name>', 'what of the run: the name of an artifact, or of the folder of several')
      .option('--source <uri>', 'instead of an artifact: where the files lie, e.g. s3://models/digits')
      .option('--description <text>', 'of the version')
      .option('--tag <key=value...>', 'tags of the version')
      .option('--alias <alias...>', 'aliases to set to it')
      .action(async (name: string, _: unknown, command: Command) =>
        registerVersion(name, command.optsWithGlobals(), context),
      ),
    [
      ['assay models register digits --run 019aa2c4 --artifact model', 'files that a run logged'],
      ['assay models register digits --source s3://models/digits/7 --alias challenger', 'files elsewhere'],
    ],
  );
}

async function registerVersion(name: string, options: RegisterOptions, { terminal }: CliContext): Promise<void> {
  const { run, artifact, source, description, tag, alias: aliases = [] } = options;
  if ((source === undefined) === (artifact === undefined) || (artifact !== undefined && run === undefined))
    throw new AssayError('InvalidInput', 'Give --run and --artifact, or --source with the place of the files.');
  const client = await openClient(options);
  const runId = run === undefined ? undefined : await resolveRun(client, run);
  const body = {
    source: source ?? (await sourceOf(client, runId ?? '', artifact ?? '')),
    ...(runId !== undefined && { runId }),
    ...(description !== undefined && { description }),
    ...(tag !== undefined && { tags: readAssignments(tag, '--tag') }),
  };
  await makeModel(client, name);
  const made = await client.createModelVersion({ params: { model: name }, body });
  for (const alias of aliases)
    await client.setModelAlias({ params: { model: name, alias }, body: { version: made.version } });
  if (options.json === true) return printJson(terminal, { ...made, aliases });
  terminal.print(`Registered ${printable(name)} version ${made.version} from ${printable(made.source)}.`);
}

/** Refuses what the run did not log, so that no version points to nothing. */
async function sourceOf(client: AssayClient, runId: string, artifact: string): Promise<string> {
  const name = artifact.replace(/\/+$/, '');
  const { artifacts } = await client.getRun({ params: { runId } });
  const found = artifacts.find((each) => each.name === name || each.name.startsWith(`${name}/`));
  if (found === undefined)
    throw new AssayError('NotFound', `The run ${runId} has no artifact "${name}", and none below "${name}/".`);
  return `runs:/${runId}/${name}`;
}

async function makeModel(client: AssayClient, name: string): Promise<void> {
  try {
    await client.createModel({ body: { name } });
  } catch (thrown) {
    if (!(thrown instanceof AssayError) || thrown.code !== 'AlreadyExists') throw thrown;
  }
}
