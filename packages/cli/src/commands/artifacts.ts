import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { AssayError } from '@assay/base';
import { Option } from 'commander';
import type { Command } from 'commander';
import type { AssayClient } from '@assay/sdk';
import type { Artifact, ArtifactDirection } from '@assay/wire';
import { artifactColumns, artifactRow } from '../artifact-rows.ts';
import { openClient } from '../connection.ts';
import { addExamples } from '../command-examples.ts';
import { mediaTypeOf } from '../media-type.ts';
import { readPages } from '../pages.ts';
import { resolveRun, runArgument } from '../resolve-run.ts';
import { saveArtifact } from '../save-artifact.ts';
import { sha256OfFile } from '../sha256-of-file.ts';
import { printable } from '../terminal/printable.ts';
import { printJson } from '../terminal/print-details.ts';
import { sizeText } from '../terminal/size-text.ts';
import { printTable } from '../terminal/table.ts';
import type { CliContext } from '../cli-context.ts';
import type { ConnectionOptions } from '../connection.ts';

const directionOption = (): Option => new Option('--direction <which>', 'input or output').choices(['input', 'output']);

export function addArtifactsCommands(program: Command, context: CliContext): void {
  const artifacts = program.command('artifacts').description('list, download and upload artifacts of a run');

  addExamples(
    artifacts
      .command('list')
      .description('list the inputs and outputs of a run')
      .argument('<run>', runArgument)
      .addOption(directionOption())
      .action(async (run: string, _: unknown, command: Command) => {
        const options = command.optsWithGlobals<ConnectionOptions & { readonly direction?: ArtifactDirection }>();
        const client = await openClient(options);
        const found = await listArtifacts(client, await resolveRun(client, run), options.direction);
        if (options.json === true) return printJson(context.terminal, found);
        if (found.length === 0) return context.terminal.note('The run has no artifacts.');
        printTable(context.terminal, artifactColumns, found.map(artifactRow));
      }),
    [['assay artifacts list digits/best --direction output', '']],
  );

  addExamples(
    artifacts
      .command('get')
      .description('download an artifact; what arrives is checked against its SHA-256')
      .argument('<run>', runArgument)
      .argument('<name>', 'name of the artifact')
      .option('-o, --output <file>', 'where to write it; "-" for standard output. By default its last name, here')
      .option('--force', 'write over a file that is there')
      .addOption(directionOption())
      .action(async (run: string, name: string, _: unknown, command: Command) =>
        getArtifact(run, name, command.optsWithGlobals(), context),
      ),
    [
      ['assay artifacts get digits/best weights.safetensors', 'into ./weights.safetensors'],
      ['assay artifacts get digits/best confusion_matrix -o - | jq .counts', 'to another program'],
    ],
  );

  addExamples(
    artifacts
      .command('put')
      .description('upload a file as an artifact of a run')
      .argument('<run>', runArgument)
      .argument('<file>', 'the file')
      .option('--name <name>', "its name in the run; the file's own name if not given")
      .option('--media-type <type>', 'what it is, e.g. text/csv; by its extension if not given')
      .addOption(directionOption().default('output'))
      .action(async (run: string, file: string, _: unknown, command: Command) =>
        putArtifact(run, file, command.optsWithGlobals(), context),
      ),
    [
      ['assay artifacts put digits/best report.pdf', ''],
      ['assay artifacts put digits/best train.csv --direction input --name data/train.csv', ''],
    ],
  );
}

async function listArtifacts(
  client: AssayClient,
  runId: string,
  direction?: ArtifactDirection,
): Promise<readonly Artifact[]> {
  const { items } = await readPages(100_000, async (page) => {
    const query = { ...page, ...(direction !== undefined && { direction }) };
    const { artifacts, nextCursor } = await client.listArtifacts({ params: { runId }, query });
    return { items: artifacts, nextCursor };
  });
  return items;
}

interface GetOptions extends ConnectionOptions {
  readonly output?: string;
  readonly force?: boolean;
  readonly direction?: ArtifactDirection;
}

async function getArtifact(run: string, name: string, options: GetOptions, { terminal }: CliContext): Promise<void> {
  const client = await openClient(options);
  const runId = await resolveRun(client, run);
  const found = (await listArtifacts(client, runId, options.direction)).filter((each) => each.name === name);
  const [artifact, another] = found;
  if (artifact === undefined)
    throw new AssayError('NotFound', `The run has no artifact "${name}". assay artifacts list shows all.`);
  if (another !== undefined)
    throw new AssayError('InvalidInput', `"${name}" is both an input and an output; give --direction.`);
  if (artifact.kind === 'uri') {
    throw new AssayError('NotOffered', `Assay has only the address of "${name}", not its bytes: ${artifact.uri ?? ''}`);
  }
  const target = options.output ?? path.posix.basename(name);
  const stream =
    artifact.kind === 'value'
      ? Readable.from([artifact.value ?? ''])
      : Readable.fromWeb(
          (await client.downloadArtifact({ params: { runId }, query: { name, direction: artifact.direction } })).stream,
        );
  await saveArtifact(stream, target, {
    sha256: artifact.kind === 'file' ? artifact.sha256 : null,
    force: options.force === true,
  });
  if (target === '-') return;
  if (options.json === true) return printJson(terminal, { file: path.resolve(target), artifact });
  terminal.print(
    `${printable(name)} -> ${target}${artifact.sizeBytes === null ? '' : ` (${sizeText(artifact.sizeBytes)})`}`,
  );
}

interface PutOptions extends ConnectionOptions {
  readonly name?: string;
  readonly mediaType?: string;
  readonly direction: ArtifactDirection;
}

async function putArtifact(run: string, file: string, options: PutOptions, { terminal }: CliContext): Promise<void> {
  const about = await stat(file).catch(() => undefined);
  if (about?.isFile() !== true) throw new AssayError('NotFound', `There is no file ${file}.`);
  const client = await openClient(options);
  const runId = await resolveRun(client, run);
  const name = options.name ?? path.basename(file);
  const artifact = await client.uploadArtifact({
    params: { runId },
    query: { name, direction: options.direction, sha256: await sha256OfFile(file) },
    mediaType: options.mediaType ?? mediaTypeOf(name),
    body: () => Readable.toWeb(createReadStream(file)),
  });
  if (options.json === true) return printJson(terminal, artifact);
  terminal.print(
    `${file} -> ${printable(artifact.name)} (${sizeText(artifact.sizeBytes ?? about.size)}, SHA-256 ${artifact.sha256})`,
  );
}
