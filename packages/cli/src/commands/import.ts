import { stat } from 'node:fs/promises';
import { AssayError } from '@assay/base';
import type { Command } from 'commander';
import type { CliContext } from '../cli-context.ts';
import { addExamples } from '../command-examples.ts';
import { openClient } from '../connection.ts';
import type { ConnectionOptions } from '../connection.ts';
import { exitCodes } from '../exit-code.ts';
import type { ImportSource } from '../import/import-source.ts';
import { ProgressLine } from '../terminal/progress-line.ts';
import { sizeText } from '../terminal/size-text.ts';

interface ImportOptions extends ConnectionOptions {
  /** From `--no-artifacts`, or a folder. */
  readonly artifacts?: boolean | string;
  readonly dryRun?: boolean;
  readonly deleted?: boolean;
}

export function addImportCommands(program: Command, context: CliContext): void {
  const importing = program
    .command('import')
    .description(
      'bring over what other trackers have recorded. Run again, it brings only what is missing and doubles nothing; ' +
        'it may be ended at any time, and goes on where it was. The source is only read.',
    );

  addExamples(
    common(importing.command('mlflow'))
      .description('from MLflow: an mlruns folder, an mlflow.db, or a tracking server')
      .argument('<source>', 'the folder, the file, or the address of the server')
      .option('-e, --experiment <names...>', 'only these experiments')
      .option('--artifacts <folder>', 'where the artifacts of runs lie, if not in the folder itself (an artifact root)')
      .option('--no-artifacts', 'without the files of runs')
      .option('--deleted', 'also what was deleted there; it comes with the tag imported.deleted')
      .action(async (source: string, _: unknown, command: Command) => {
        const options = command.optsWithGlobals<ImportOptions & { readonly experiment?: readonly string[] }>();
        const { openMlflow } = await import('../import/mlflow/open-mlflow.ts');
        const { chosenExperiments } = await import('../import/chosen-experiments.ts');
        if (URL.canParse(source) && URL.canParse(options.url) && new URL(source).host === new URL(options.url).host)
          throw new AssayError('InvalidInput', `${source} is the server that would be imported into (--url).`);
        const deleted = options.deleted === true;
        const artifacts = typeof options.artifacts === 'string' ? await folderOf(options.artifacts) : undefined;
        const opened = await openMlflow(source, { deleted, artifacts }, context.env);
        await bring(chosenExperiments(opened, options.experiment), options, context);
      }),
    [
      ['assay import mlflow ./mlruns', ''],
      ['assay import mlflow ./mlflow.db --artifacts ./mlartifacts', ''],
      ['MLFLOW_TRACKING_TOKEN=… assay import mlflow https://mlflow.example.org', ''],
      ['assay import mlflow ./mlruns --experiment vision speech --dry-run', 'what there is'],
    ],
  );

  addExamples(
    common(importing.command('tensorboard'))
      .description('from TensorBoard: the scalars and hyperparameters of event files; each folder with some is a run')
      .argument('<source>', 'the log folder, or one event file')
      .option('-e, --experiment <name>', 'the experiment to import into (default: the name of the folder)')
      .action(async (source: string, _: unknown, command: Command) => {
        const options = command.optsWithGlobals<ImportOptions & { readonly experiment?: string }>();
        const { openTensorBoard } = await import('../import/tensorboard/open-tensorboard.ts');
        await bring(await openTensorBoard(source, options.experiment), options, context);
      }),
    [
      ['assay import tensorboard ./runs', ''],
      ['assay import tensorboard ./lightning_logs --experiment digits', ''],
    ],
  );

  addExamples(
    common(importing.command('wandb'))
      .description('from Weights & Biases: run folders, offline or synchronised, with their .wandb files')
      .argument('<source>', 'the wandb folder, the folder of one run, or a .wandb file')
      .option('-e, --experiment <name>', "the experiment to import into (default: the run's project)")
      .option('--no-artifacts', 'without the files of runs')
      .action(async (source: string, _: unknown, command: Command) => {
        const options = command.optsWithGlobals<ImportOptions & { readonly experiment?: string }>();
        const { openWandb } = await import('../import/wandb/open-wandb.ts');
        await bring(await openWandb(source, options.experiment), options, context);
      }),
    [
      ['assay import wandb ./wandb', ''],
      ['assay import wandb ./wandb/offline-run-20260211_121423-kj3gdsjx', ''],
    ],
  );
}

async function folderOf(named: string): Promise<string> {
  const about = await stat(named).catch(() => undefined);
  if (about?.isDirectory() === true) return named;
  throw new AssayError('InvalidInput', `--artifacts: there is no folder ${named}.`);
}

/** As shells tell of a program that Ctrl-C has ended. */
const interruptedStatus = 130;

const countText = (count: number): string => `${count.toLocaleString('en')} ${count === 1 ? 'run' : 'runs'}`;

const common = (command: Command): Command =>
  command.option('--dry-run', 'read everything and say what there is; nothing is sent');

async function bring(
  source: ImportSource,
  options: ImportOptions,
  { terminal, setExitCode }: CliContext,
): Promise<void> {
  await using _opened = source;
  const { ImportAccount } = await import('../import/import-account.ts');
  const { printAccount } = await import('../import/print-account.ts');
  const stop = new AbortController();
  const interrupted = (): void => stop.abort(new AssayError('Unavailable', 'Interrupted.'));
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  const artifacts = options.artifacts !== false;
  const dryRun = options.dryRun === true;
  // A wrong address is told of at once; a server that goes away later is waited for.
  const { readLimits } = await import('../import/server-limits.ts');
  const limits = dryRun ? {} : await readLimits(await openClient(options));
  const { total, unit } = source.size;
  let done = 0;
  let points = 0;
  using progress = new ProgressLine(process.stderr);
  const account = new ImportAccount((by, sent) => {
    done += by;
    points += sent;
    const phase = dryRun ? 'Reading' : `Imported ${points.toLocaleString('en')} points`;
    progress.show(phase, done, total, unit === 'bytes' ? sizeText : countText);
  });
  const close = (): void => {
    progress[Symbol.dispose]();
    printAccount(terminal, account, { json: options.json === true, dryRun, place: source.place });
  };
  try {
    if (dryRun) {
      const { countStore } = await import('../import/count-store.ts');
      await countStore(source, artifacts, account, stop.signal);
    } else {
      const { importStore } = await import('../import/import-store.ts');
      const { createClient } = await import('@assay/sdk/browser');
      const { key } = options;
      const retry = { attempts: 20, baseMs: 200, capMs: 5_000 };
      const client = createClient({ url: options.url, key, retry, timeoutMs: 60_000 });
      const target = { client, url: client.url, key, limits, artifacts, retry, signal: stop.signal };
      await importStore(source, target, account);
    }
  } catch (thrown) {
    close();
    terminal.note('assay: The import has not come to its end. The same command goes on where it was.');
    if (!stop.signal.aborted) throw thrown;
    setExitCode(interruptedStatus);
    return;
  } finally {
    process.off('SIGINT', interrupted);
    process.off('SIGTERM', interrupted);
  }
  close();
  if (account.losses > 0) setExitCode(exitCodes.failed);
}
