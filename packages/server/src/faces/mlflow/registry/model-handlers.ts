import { AssayError } from '@assay/base';
import type { ModelAnswer } from '@assay/core';
import { checkKey } from '../check-key.ts';
import { handlersOf } from '../handler.ts';
import type { MlflowCall } from '../handler.ts';
import { MlflowError } from '../mlflow-error.ts';
import { encodeModel, encodeVersion } from './encode-registry.ts';
import { inMlflowWords } from './registry-errors.ts';
import { modelFields } from './registry-fields.ts';
import {
  checkAlias,
  checkModelName,
  checkNewAlias,
  readStage,
  readTag,
  readTags,
  readVersion,
} from './registry-input.ts';
import { modelOrder, readRegistrySearch } from './registry-search.ts';

const searchBounds = { defaultResults: 100, maxResults: 1000, pageLength: 1000 };

export const modelHandlers = handlersOf({
  async createRegisteredModel({ name, description, tags }, call) {
    const input = {
      name: checkModelName(name),
      ...(description !== undefined && { description }),
      tags: readTags(tags),
    };
    try {
      return { registered_model: encodeModel(await call.store.execute('createModel', input, call.options)) };
    } catch (thrown) {
      if (!(thrown instanceof AssayError) || thrown.code !== 'AlreadyExists')
        return inMlflowWords(Promise.reject(thrown));
      throw await nameTaken(name, isPrompt(Object.fromEntries(input.tags)), call);
    }
  },

  async getRegisteredModel({ name }, { store, options }) {
    const model = await inMlflowWords(store.query('getModel', { model: checkModelName(name) }, options));
    return { registered_model: encodeModel(model) };
  },

  async renameRegisteredModel({ name, new_name = '' }, call) {
    const input = { model: checkModelName(name), name: checkModelName(new_name, 'new_name') };
    try {
      return { registered_model: encodeModel(await call.store.execute('updateModel', input, call.options)) };
    } catch (thrown) {
      if (thrown instanceof AssayError && thrown.code === 'AlreadyExists')
        throw new MlflowError('RESOURCE_ALREADY_EXISTS', `Registered Model (name=${new_name}) already exists.`);
      return inMlflowWords(Promise.reject(thrown));
    }
  },

  async updateRegisteredModel({ name, description = '' }, { store, options }) {
    const input = { model: checkModelName(name), description };
    return { registered_model: encodeModel(await inMlflowWords(store.execute('updateModel', input, options))) };
  },

  async deleteRegisteredModel({ name }, { store, options }) {
    await inMlflowWords(store.execute('deleteModel', { model: checkModelName(name) }, options));
    return {};
  },

  async searchRegisteredModels(input, { store, options }) {
    const search = readRegistrySearch(input, modelFields, modelOrder, searchBounds);
    const { models, nextCursor } = await inMlflowWords(store.query('listModels', search, options));
    return { registered_models: models.map(encodeModel), ...(nextCursor !== null && { next_page_token: nextCursor }) };
  },

  async getLatestVersions({ name, stages = [] }, { store, options }) {
    const input = { model: checkModelName(name), stages: stages.map(readStage) };
    const versions = await inMlflowWords(store.query('latestModelVersions', input, options));
    return { model_versions: versions.map(encodeVersion) };
  },

  async setRegisteredModelTag({ name, key, value }, { store, options }) {
    const set = new Map([readTag(key, value ?? '')]);
    await inMlflowWords(store.execute('changeModelTags', { model: checkModelName(name), set }, options));
    return {};
  },

  async deleteRegisteredModelTag({ name, key }, { store, options }) {
    const input = { model: checkModelName(name), remove: [checkKey(key, 'key')] };
    await inMlflowWords(store.execute('changeModelTags', input, options));
    return {};
  },

  async setRegisteredModelAlias({ name, alias, version }, { store, options }) {
    const model = checkModelName(name);
    const input = { model, alias: checkNewAlias(alias), version: readVersion(model, version) };
    await inMlflowWords(store.execute('setModelAlias', input, options));
    return {};
  },

  async deleteRegisteredModelAlias({ name, alias }, { store, options }) {
    const input = { model: checkModelName(name), alias: checkAlias(alias) };
    await inMlflowWords(store.execute('deleteModelAlias', input, options));
    return {};
  },

  async getModelVersionByAlias({ name, alias }, { store, options }) {
    const input = { model: checkModelName(name), alias: checkAlias(alias) };
    return { model_version: encodeVersion(await inMlflowWords(store.query('getModelVersion', input, options))) };
  },
});

const isPrompt = (tags: Readonly<Record<string, string>>): boolean =>
  tags['mlflow.prompt.is_prompt']?.toLowerCase() === 'true';

/** Models and prompts share their names. */
async function nameTaken(name: string, asPrompt: boolean, { store, options }: MlflowCall): Promise<MlflowError> {
  const existing: ModelAnswer = await inMlflowWords(store.query('getModel', { model: name }, options));
  const wordFor = (prompt: boolean): string => (prompt ? 'Prompt' : 'Registered Model');
  const [wanted, found] = [wordFor(asPrompt), wordFor(isPrompt(existing.tags))];
  return new MlflowError(
    'RESOURCE_ALREADY_EXISTS',
    wanted === found
      ? `${wanted} (name=${name}) already exists.`
      : `Tried to create a ${wanted.toLowerCase()} with name '${name}', but the name is already taken by a ` +
          `${found.toLowerCase()}. MLflow does not allow creating a model and a prompt with the same name.`,
  );
}
