import { AssayError, messageOf } from '@assay/base';
import type { ImportAccount } from '../import-account.ts';
import type { SourceModel } from '../import-source.ts';
import { registeredModel } from './registry.ts';
import type { FindLoggedModel, MlflowVersion } from './registry.ts';
import { listOf, mapOf, numberFrom, pairsFrom, textFrom } from './rest-client.ts';
import type { Json, MlflowRestClient } from './rest-client.ts';

/** The registry of a server. One that has none is noted. */
export async function* readRestRegistry(client: MlflowRestClient, account: ImportAccount): AsyncGenerator<SourceModel> {
  try {
    for await (const row of pages(client, 'mlflow/registered-models/search', {}, 'registered_models')) {
      const name = textFrom(row['name']);
      const versions: MlflowVersion[] = [];
      const filter = `name='${name.replaceAll("'", "\\'")}'`;
      for await (const version of pages(client, 'mlflow/model-versions/search', { filter }, 'model_versions'))
        versions.push(versionOf(version));
      const aliases = listOf(row['aliases']).map((alias) => [
        textFrom(alias['alias']),
        numberFrom(alias['version']) ?? 0,
      ]);
      const description = textFrom(row['description']);
      const model = { name, description, tags: pairsFrom(row['tags']), aliases: Object.fromEntries(aliases), versions };
      const found = await registeredModel(model, finderAt(client), account);
      if (found !== undefined) yield found;
    }
  } catch (thrown) {
    if (!(thrown instanceof AssayError) || !['NotFound', 'InvalidInput'].includes(thrown.code)) throw thrown;
    account.leaveOut('damaged', 'registered models, which the server does not tell', messageOf(thrown));
  }
}

async function* pages(
  client: MlflowRestClient,
  path: string,
  query: Readonly<Record<string, string>>,
  items: string,
): AsyncGenerator<Json> {
  let token = '';
  do {
    const page = await client.get(path, { ...query, max_results: '100', ...(token !== '' && { page_token: token }) });
    yield* listOf(page[items]);
    const next = textFrom(page['next_page_token']);
    if (next === token) return;
    token = next;
  } while (token !== '');
}

const versionOf = (version: Json): MlflowVersion => ({
  number: numberFrom(version['version']) ?? 0,
  description: textFrom(version['description']),
  stage: textFrom(version['current_stage']),
  source: textFrom(version['source']),
  storageLocation: '',
  runId: textFrom(version['run_id']),
  tags: pairsFrom(version['tags']),
});

const finderAt =
  (client: MlflowRestClient): FindLoggedModel =>
  async (modelId) => {
    try {
      const { model } = await client.get(`mlflow/logged-models/${encodeURIComponent(modelId)}`);
      const info = mapOf(mapOf(model)['info']);
      const runId = textFrom(info['source_run_id']);
      return runId === '' ? undefined : { runId, name: textFrom(info['name']) };
    } catch (thrown) {
      if (thrown instanceof AssayError && thrown.code === 'NotFound') return undefined;
      throw thrown;
    }
  };
