import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { ImportAccount } from '../import-account.ts';
import type { SeriesChunk, SourceArtifact, SourceRun } from '../import-source.ts';
import { entriesOf, walkFiles } from '../walk-files.ts';
import { artifactFolder } from './local-artifacts.ts';
import type { ArtifactRoots } from './local-artifacts.ts';
import { readMeta, numberOf, textOf, textsOf } from './meta-yaml.ts';
import { readMetricFile } from './metric-file.ts';
import { datasetArtifact, factsOf, sourceWord, statusWord } from './mlflow-run.ts';
import { readTextFolder } from './text-folder.ts';

interface RunPlace {
  /** The folder of its experiment. */
  readonly experiment: string;
  readonly shown: string;
  readonly meta: Readonly<Record<string, unknown>>;
  readonly roots: ArtifactRoots;
}

/** A run of a file store. */
export async function readFileRun(folder: string, place: RunPlace, account: ImportAccount): Promise<SourceRun> {
  const { meta, shown } = place;
  const parameters = await readTextFolder(path.join(folder, 'params'), shown, account);
  const facts = factsOf({
    runId: textOf(meta['run_id']) || textOf(meta['run_uuid']) || path.basename(folder),
    name: textOf(meta['run_name']) || textOf(meta['name']),
    status: statusWord(meta['status']),
    startMs: numberOf(meta['start_time']),
    endMs: numberOf(meta['end_time']),
    userId: textOf(meta['user_id']),
    sourceName: textOf(meta['source_name']),
    sourceType: sourceWord(meta['source_type']),
    sourceVersion: textOf(meta['source_version']),
    deleted: meta['lifecycle_stage'] === 'deleted',
    // As MLflow reads them back.
    parameters: Object.fromEntries(Object.entries(parameters).map(([key, text]) => [key, text.trim()])),
    tags: await readTextFolder(path.join(folder, 'tags'), shown, account),
  });
  return {
    ...facts,
    version: await versionOf(folder),
    points: (of) => readPoints(folder, shown, of),
    artifacts: (of) => readArtifacts(folder, facts.originalId, place, of),
  };
}

/** Names, sizes and times of all files of the run. */
async function versionOf(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const { name, file } of walkFiles(folder, () => undefined)) {
    const { size, mtimeMs } = await stat(file);
    hash.update(JSON.stringify([name, size, mtimeMs]));
  }
  return hash.digest('hex').slice(0, 32);
}

async function* readPoints(folder: string, shown: string, account: ImportAccount): AsyncGenerator<SeriesChunk> {
  for await (const { name, file } of walkFiles(path.join(folder, 'metrics'), () => undefined))
    yield* readMetricFile(file, name, `${shown}/metrics/${name}`, account);
}

async function* readArtifacts(
  folder: string,
  runId: string,
  { experiment, shown, meta, roots }: RunPlace,
  account: ImportAccount,
): AsyncGenerator<SourceArtifact> {
  yield* readDatasets(folder, experiment, shown, account);
  const uri = textOf(meta['artifact_uri']);
  const below = path.join(path.basename(experiment), path.basename(folder), 'artifacts');
  const beside = [
    path.join(folder, 'artifacts'),
    ...(roots.given === undefined ? [] : [path.join(roots.given, below)]),
  ];
  const found = await artifactFolder(uri, beside, roots);
  if (found === undefined) {
    if (uri !== '') account.leaveOut('omitted', elsewhere, `run ${runId}: ${uri}`);
    return;
  }
  const link = (name: string): void =>
    account.leaveOut('omitted', 'artifacts that are symbolic links', `${shown}/artifacts/${name}`);
  for await (const { name, file } of walkFiles(found, link)) yield { kind: 'file', direction: 'output', name, file };
}

export const elsewhere = 'artifacts of runs that lie elsewhere (--artifacts names the folder)';

/** Inputs of the run: each names a data set of the experiment. */
async function* readDatasets(
  folder: string,
  experiment: string,
  shown: string,
  account: ImportAccount,
): AsyncGenerator<SourceArtifact> {
  for (const entry of await entriesOf(path.join(folder, 'inputs'))) {
    const input = await readMeta(path.join(folder, 'inputs', entry.name, 'meta.yaml'));
    const id = input instanceof Error ? '' : textOf(input['source_id']);
    if (input instanceof Error || !/^[\w-]+$/.test(id)) {
      account.leaveOut('damaged', 'inputs of runs that cannot be read', `${shown}/inputs/${entry.name}`);
      continue;
    }
    // The others are models, which lie beside the runs.
    if (input['source_type'] !== 'DATASET' && input['source_type'] !== 1) continue;
    const dataset = await readMeta(path.join(experiment, 'datasets', id, 'meta.yaml'));
    if (dataset instanceof Error) {
      account.leaveOut('damaged', 'data sets that cannot be read', `${id} of ${shown}: ${dataset.message}`);
      continue;
    }
    yield datasetArtifact({
      name: textOf(dataset['name']),
      digest: textOf(dataset['digest']),
      sourceType: textOf(dataset['source_type']),
      source: textOf(dataset['source']),
      schema: textOf(dataset['schema']),
      profile: textOf(dataset['profile']),
      tags: textsOf(input['tags']),
    });
  }
}
