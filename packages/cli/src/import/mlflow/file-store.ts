import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { ImportAccount } from '../import-account.ts';
import type { ImportSource, SourceExperiment, SourceRun } from '../import-source.ts';
import { readOrNote } from '../read-or-note.ts';
import { entriesOf } from '../walk-files.ts';
import { fileModels } from './file-models.ts';
import { readFileRun } from './file-run.ts';
import { readTextFolder } from './text-folder.ts';
import { artifactRoots } from './local-artifacts.ts';
import type { ArtifactRoots } from './local-artifacts.ts';
import { readMeta, textOf } from './meta-yaml.ts';
import { noteTag, statusWord, withoutNote } from './mlflow-run.ts';
import { readFileRegistry } from './file-registry.ts';
import type { MlflowOptions } from './mlflow-options.ts';

const metaName = 'meta.yaml';
const trash = '.trash';
/** Folders of an experiment that are no runs. */
const noRuns: ReadonlySet<string> = new Set(['tags', 'datasets', 'traces', 'models']);

/** Whether a folder looks like a file store: one of its folders has a meta.yaml, or it has a trash. */
export async function isFileStore(folder: string): Promise<boolean> {
  for (const entry of await entriesOf(folder)) {
    if (!entry.isDirectory()) continue;
    if (entry.name === trash || (await exists(path.join(folder, entry.name, metaName)))) return true;
  }
  return false;
}

/** An `mlruns` folder. */
export async function openFileStore(folder: string, options: MlflowOptions): Promise<ImportSource> {
  const folders = await experimentFolders(folder, options);
  let total = 0;
  for (const each of folders) total += (await runFolders(each)).length;
  const root = path.resolve(folder);
  const roots = artifactRoots(path.dirname(root), root, options.artifacts);
  return {
    tracker: 'mlflow',
    place: root,
    size: { total, unit: 'runs' },
    async *experiments(account) {
      for (const each of folders) {
        const experiment = await readExperiment(each, folder, roots, options, account);
        if (experiment !== undefined) yield experiment;
      }
    },
    models: (account) => readFileRegistry(root, account),
    [Symbol.asyncDispose]: async () => undefined,
  };
}

async function experimentFolders(folder: string, { deleted }: MlflowOptions): Promise<string[]> {
  const found: string[] = [];
  for (const parent of deleted ? [folder, path.join(folder, trash)] : [folder])
    for (const entry of await entriesOf(parent))
      // Registered models lie in a folder of this name.
      if (entry.isDirectory() && entry.name !== trash && entry.name !== 'models')
        found.push(path.join(parent, entry.name));
  return found;
}

const runFolders = async (experiment: string): Promise<string[]> =>
  (await entriesOf(experiment))
    .filter((entry) => entry.isDirectory() && !noRuns.has(entry.name) && !entry.name.startsWith('.'))
    .map((entry) => path.join(experiment, entry.name));

async function readExperiment(
  folder: string,
  root: string,
  roots: ArtifactRoots,
  options: MlflowOptions,
  account: ImportAccount,
): Promise<SourceExperiment | undefined> {
  const shown = path.relative(root, folder);
  const meta = await readMeta(path.join(folder, metaName));
  if (meta instanceof Error) {
    account.leaveOut('damaged', 'experiments whose meta.yaml cannot be read', `${shown}: ${meta.message}`);
    return undefined;
  }
  if (meta['lifecycle_stage'] === 'deleted' && !options.deleted) {
    account.leaveOut('omitted', 'experiments that were deleted there (--deleted takes them)', textOf(meta['name']));
    return undefined;
  }
  const traces = (await entriesOf(path.join(folder, 'traces'))).length;
  if (traces > 0) account.leaveOut('omitted', 'traces', `of experiment ${textOf(meta['name'])}`, traces);
  const id = textOf(meta['experiment_id']);
  const tags = await readTextFolder(path.join(folder, 'tags'), shown, account);
  return {
    name: textOf(meta['name']) || id,
    note: tags[noteTag] ?? '',
    tags: withoutNote(tags),
    keptEmpty: id !== '0',
    mlflow: { isDefault: id === '0' },
    runs: (runAccount) => readRuns(folder, root, roots, options, runAccount),
  };
}

async function* readRuns(
  experiment: string,
  root: string,
  roots: ArtifactRoots,
  options: MlflowOptions,
  account: ImportAccount,
): AsyncGenerator<SourceRun> {
  const modelsOf = fileModels(experiment);
  for (const folder of await runFolders(experiment)) {
    const shown = path.relative(root, folder);
    const meta = await readMeta(path.join(folder, metaName));
    if (meta instanceof Error)
      account.leaveOut('damaged', 'runs whose meta.yaml cannot be read', `${shown}: ${meta.message}`);
    else if (meta['lifecycle_stage'] === 'deleted' && !options.deleted)
      account.leaveOut('omitted', 'runs that were deleted there (--deleted takes them)', shown);
    else {
      if (statusWord(textOf(meta['status'])) === '')
        account.leaveOut('damaged', 'states of runs whose meta.yaml does not tell it', shown);
      const run = await readOrNote(account, shown, () =>
        readFileRun(folder, { experiment, shown, meta, roots, modelsOf }, account),
      );
      if (run !== undefined) {
        yield run;
        continue;
      }
    }
    account.advance(1);
  }
}

const exists = async (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );
