import { createHash } from 'node:crypto';
import { AssayError } from '@assay/base';
import type { ImportAccount } from '../import-account.ts';
import type { ImportSource, SourceDataset, SourceExperiment, SourceRun } from '../import-source.ts';
import { readRestRegistry } from './rest-registry.ts';
import type { MlflowOptions } from './mlflow-options.ts';
import { factsOf, noteTag, withoutNote } from './mlflow-run.ts';
import { readRestArtifacts } from './rest-artifacts.ts';
import { readRestPoints } from './rest-points.ts';
import { listOf, mapOf, MlflowRestClient, numberFrom, pairsFrom, textFrom } from './rest-client.ts';
import type { Json } from './rest-client.ts';

const pageSize = 1000;
const runsAPage = 500;

/** A tracking server that runs. */
export async function openRestStore(
  address: string,
  options: MlflowOptions,
  env: NodeJS.ProcessEnv,
): Promise<ImportSource> {
  const client = new MlflowRestClient(address, env);
  // Says at once when there is no such server, or it wants a password.
  await client.post('mlflow/experiments/search', { max_results: 1 });
  return {
    tracker: 'mlflow',
    place: client.url,
    size: { total: 0, unit: 'runs' },
    experiments: (account) => readExperiments(client, options, account),
    models: (account) => readRestRegistry(client, account),
    [Symbol.asyncDispose]: async () => undefined,
  };
}

async function* readExperiments(
  client: MlflowRestClient,
  options: MlflowOptions,
  account: ImportAccount,
): AsyncGenerator<SourceExperiment> {
  const view = { view_type: 'ALL', max_results: pageSize };
  for await (const experiment of pages(client, 'mlflow/experiments/search', view, 'experiments')) {
    const name = textFrom(experiment['name']);
    if (experiment['lifecycle_stage'] === 'deleted' && !options.deleted) {
      account.leaveOut('omitted', 'experiments that were deleted there (--deleted takes them)', name);
      continue;
    }
    const id = textFrom(experiment['experiment_id']);
    const tags = pairsFrom(experiment['tags']);
    yield {
      name,
      note: tags[noteTag] ?? '',
      tags: withoutNote(tags),
      keptEmpty: id !== '0',
      mlflow: { isDefault: id === '0' },
      runs: (of) => readRuns(client, id, options, of),
    };
  }
}

async function* readRuns(
  client: MlflowRestClient,
  experimentId: string,
  options: MlflowOptions,
  account: ImportAccount,
): AsyncGenerator<SourceRun> {
  const search = { experiment_ids: [experimentId], max_results: runsAPage, run_view_type: 'ALL' };
  for await (const run of pages(client, 'mlflow/runs/search', search, 'runs')) {
    const info = mapOf(run['info']);
    if (info['lifecycle_stage'] === 'deleted' && !options.deleted) {
      account.leaveOut('omitted', 'runs that were deleted there (--deleted takes them)', textFrom(info['run_id']));
      account.advance(1);
    } else yield restRun(client, run);
  }
}

/** All items of an answer in pages. */
async function* pages(client: MlflowRestClient, path: string, body: Json, items: string): AsyncGenerator<Json> {
  let token = '';
  do {
    const page = await client.post(path, token === '' ? body : { ...body, page_token: token });
    yield* listOf(page[items]);
    const next = textFrom(page['next_page_token']);
    if (next !== '' && next === token)
      throw new AssayError('Unavailable', `${client.url} answers the same page of ${items} again and again.`);
    token = next;
  } while (token !== '');
}

function restRun(client: MlflowRestClient, run: Json): SourceRun {
  const info = mapOf(run['info']);
  const data = mapOf(run['data']);
  const runId = textFrom(info['run_id']) || textFrom(info['run_uuid']);
  const facts = factsOf({
    runId,
    name: textFrom(info['run_name']),
    status: textFrom(info['status']),
    startMs: numberFrom(info['start_time']),
    endMs: numberFrom(info['end_time']),
    userId: textFrom(info['user_id']),
    sourceName: '',
    sourceType: '',
    sourceVersion: '',
    deleted: info['lifecycle_stage'] === 'deleted',
    parameters: pairsFrom(data['params']),
    tags: pairsFrom(data['tags']),
  });
  const latest = listOf(data['metrics']);
  const names = latest.map((metric) => textFrom(metric['key']));
  return {
    ...facts,
    // The latest point of every metric: what is logged to a run most often changes one of them.
    ...(facts.endedMs !== undefined && {
      version: createHash('sha256')
        .update(JSON.stringify([info, latest, data['params'], run['outputs']]))
        .digest('hex')
        .slice(0, 32),
    }),
    points: (account) => readRestPoints(client, runId, names, account),
    artifacts(account) {
      const models = listOf(mapOf(run['outputs'])['model_outputs']).map((model) => textFrom(model['model_id']));
      return readRestArtifacts(client, runId, models, account);
    },
    datasets: () => datasetsOf(run),
  };
}

const datasetsOf = (run: Json): readonly SourceDataset[] =>
  listOf(mapOf(run['inputs'])['dataset_inputs']).map((input) => {
    const dataset = mapOf(input['dataset']);
    return {
      name: textFrom(dataset['name']),
      digest: textFrom(dataset['digest']),
      sourceType: textFrom(dataset['source_type']),
      source: textFrom(dataset['source']),
      schema: textFrom(dataset['schema']),
      profile: textFrom(dataset['profile']),
      tags: pairsFrom(input['tags']),
    };
  });
