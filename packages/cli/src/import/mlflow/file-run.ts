import path from 'node:path';
import type { ImportAccount } from '../import-account.ts';
import type { SeriesChunk, SourceDataset, SourceRun } from '../import-source.ts';
import { entriesOf, fingerprint, walkFiles } from '../walk-files.ts';
import type { FileModel } from './file-models.ts';
import type { ArtifactPlace } from './folder-artifacts.ts';
import { folderArtifacts } from './folder-artifacts.ts';
import { artifactFolder } from './local-artifacts.ts';
import type { ArtifactRoots } from './local-artifacts.ts';
import { readMeta, numberOf, textOf, textsOf } from './meta-yaml.ts';
import { readMetricFile } from './metric-file.ts';
import { factsOf, sourceWord, statusWord } from './mlflow-run.ts';
import { readTextFolder } from './text-folder.ts';

interface RunPlace {
  /** The folder of its experiment. */
  readonly experiment: string;
  readonly shown: string;
  readonly meta: Readonly<Record<string, unknown>>;
  readonly roots: ArtifactRoots;
  /** Models that a run logged, by its id. */
  readonly modelsOf: (runId: string) => Promise<readonly FileModel[]>;
}

/** A run of a file store. */
export async function readFileRun(folder: string, place: RunPlace, account: ImportAccount): Promise<SourceRun> {
  const { meta, shown } = place;
  const parameters = await readTextFolder(path.join(folder, 'params'), shown, account);
  const facts = factsOf({
    runId: textOf(meta['run_id']) || textOf(meta['run_uuid']) || path.basename(folder),
    name: textOf(meta['run_name']) || textOf(meta['name']),
    status: statusWord(textOf(meta['status'])),
    startMs: numberOf(meta['start_time']),
    endMs: numberOf(meta['end_time']),
    userId: textOf(meta['user_id']),
    sourceName: textOf(meta['source_name']),
    sourceType: sourceWord(textOf(meta['source_type'])),
    sourceVersion: textOf(meta['source_version']),
    deleted: meta['lifecycle_stage'] === 'deleted',
    // As MLflow reads them back.
    parameters: Object.fromEntries(Object.entries(parameters).map(([key, text]) => [key, text.trim()])),
    tags: await readTextFolder(path.join(folder, 'tags'), shown, account),
  });
  const places = await placesOf(folder, facts.originalId, place);
  return {
    ...facts,
    version: await fingerprint(null, [folder, ...places.map((each) => each.folder)]),
    points: (of) => readPoints(folder, shown, of),
    artifacts: (of) => folderArtifacts(places, facts.originalId, of),
    datasets: (of) => readDatasets(folder, place.experiment, shown, of),
  };
}

async function placesOf(
  folder: string,
  runId: string,
  { experiment, meta, roots, modelsOf }: RunPlace,
): Promise<ArtifactPlace[]> {
  const at = path.basename(experiment);
  const uri = textOf(meta['artifact_uri']);
  const below = `${at}/${path.basename(folder)}/artifacts`;
  const places: ArtifactPlace[] = [{ model: undefined, uri, folder: await artifactFolder(uri, below, roots) }];
  for (const { id, name, location } of await modelsOf(runId)) {
    const found = await artifactFolder(location, `${at}/models/${id}/artifacts`, roots);
    places.push({ model: name, uri: location, folder: found });
  }
  return places;
}

async function* readPoints(folder: string, shown: string, account: ImportAccount): AsyncGenerator<SeriesChunk> {
  for await (const { name, file } of walkFiles(path.join(folder, 'metrics'), () => undefined))
    yield* readMetricFile(file, name, `${shown}/metrics/${name}`, account);
}

/** Inputs of the run: each names a data set of the experiment. */
async function* readDatasets(
  folder: string,
  experiment: string,
  shown: string,
  account: ImportAccount,
): AsyncGenerator<SourceDataset> {
  for (const entry of await entriesOf(path.join(folder, 'inputs'))) {
    const input = await readMeta(path.join(folder, 'inputs', entry.name, 'meta.yaml'));
    const id = input instanceof Error ? '' : textOf(input['source_id']);
    if (input instanceof Error || !/^[\w-]+$/.test(id)) {
      account.leaveOut('damaged', 'inputs of runs that cannot be read', `${shown}/inputs/${entry.name}`);
      continue;
    }
    // The others are models, which lie beside the runs.
    if (input['source_type'] !== 'DATASET' && input['source_type'] !== '1') continue;
    const dataset = await readMeta(path.join(experiment, 'datasets', id, 'meta.yaml'));
    if (dataset instanceof Error) {
      account.leaveOut('damaged', 'data sets that cannot be read', `${id} of ${shown}: ${dataset.message}`);
      continue;
    }
    yield {
      name: textOf(dataset['name']),
      digest: textOf(dataset['digest']),
      sourceType: textOf(dataset['source_type']),
      source: textOf(dataset['source']),
      schema: textOf(dataset['schema']),
      profile: textOf(dataset['profile']),
      tags: textsOf(input['tags']),
    };
  }
}
