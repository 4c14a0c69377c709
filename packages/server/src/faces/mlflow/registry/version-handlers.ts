import { checkKey } from '../check-key.ts';
import { handlersOf } from '../handler.ts';
import { MlflowError } from '../mlflow-error.ts';
import { encodeVersion } from './encode-registry.ts';
import { inMlflowWords } from './registry-errors.ts';
import { versionFields } from './registry-fields.ts';
import { checkModelName, checkSource, readStage, readTag, readTags, readVersion } from './registry-input.ts';
import { resolveUri } from './resolve-uri.ts';
import { readRegistrySearch, versionOrder } from './registry-search.ts';

const searchBounds = { defaultResults: 10_000, maxResults: 200_000, pageLength: 10_000 };

export const versionHandlers = handlersOf({
  async createModelVersion({ name, source, run_id, run_link, description, model_id, tags }, { store, options }) {
    const given = readTags(tags);
    const isPrompt = given.get('mlflow.prompt.is_prompt')?.toLowerCase() === 'true';
    const input = {
      model: checkModelName(name),
      source: isPrompt ? source : checkSource(source),
      ...(run_id !== undefined && { runId: run_id }),
      ...(run_link !== undefined && { runLink: run_link }),
      ...(description !== undefined && { description }),
      ...(model_id !== undefined && { loggedModelId: model_id }),
      tags: given,
    };
    return { model_version: encodeVersion(await inMlflowWords(store.execute('createModelVersion', input, options))) };
  },

  async getModelVersion(input, { store, options }) {
    const version = await inMlflowWords(store.query('getModelVersion', versionOf(input), options));
    return { model_version: encodeVersion(version) };
  },

  async updateModelVersion({ description = '', ...version }, { store, options }) {
    const input = { ...versionOf(version), description };
    return { model_version: encodeVersion(await inMlflowWords(store.execute('updateModelVersion', input, options))) };
  },

  async transitionModelVersionStage(input, { store, options }) {
    const stage = readStage(input.stage);
    const archiveExisting = input.archive_existing_versions;
    if (archiveExisting && stage !== 'Staging' && stage !== 'Production')
      throw new MlflowError(
        'INVALID_PARAMETER_VALUE',
        `Model version transition cannot archive existing model versions because '${stage}' is not an Active stage. ` +
          "Valid stages are ['Staging', 'Production']",
      );
    const change = { ...versionOf(input), stage, archiveExisting };
    return { model_version: encodeVersion(await inMlflowWords(store.execute('updateModelVersion', change, options))) };
  },

  async deleteModelVersion(input, { store, options }) {
    await inMlflowWords(store.execute('deleteModelVersion', versionOf(input), options));
    return {};
  },

  async searchModelVersions(input, { store, options }) {
    const search = readRegistrySearch(input, versionFields, versionOrder, searchBounds);
    const { versions, nextCursor } = await inMlflowWords(store.query('listModelVersions', search, options));
    return { model_versions: versions.map(encodeVersion), ...(nextCursor !== null && { next_page_token: nextCursor }) };
  },

  async getModelVersionDownloadUri(input, call) {
    const { store, options } = call;
    const { downloadUri } = await inMlflowWords(store.query('getModelVersion', versionOf(input), options));
    return { artifact_uri: await resolveUri(downloadUri, call) };
  },

  async setModelVersionTag({ key, value, ...version }, { store, options }) {
    const input = { ...versionOf(version), set: new Map([readTag(key, value ?? '')]) };
    await inMlflowWords(store.execute('changeModelTags', input, options));
    return {};
  },

  async deleteModelVersionTag({ key, ...version }, { store, options }) {
    const input = { ...versionOf(version), remove: [checkKey(key, 'key')] };
    await inMlflowWords(store.execute('changeModelTags', input, options));
    return {};
  },
});

function versionOf({ name, version }: { readonly name: string; readonly version: string }) {
  const model = checkModelName(name);
  return { model, version: readVersion(model, version) };
}
