import type { MlflowLoggedModelParameter } from '@assay/wire/mlflow';
import { readExperimentId } from '../experiments/experiment-ids.ts';
import { handlersOf } from '../handler.ts';
import type { MlflowCall } from '../handler.ts';
import { invalidParameter, missingParameter } from '../mlflow-error.ts';
import { byPageToken } from '../search/page.ts';
import { encodeLoggedModel } from './encode-logged-model.ts';
import { readSearch } from './read-search.ts';

const statuses = {
  LOGGED_MODEL_PENDING: 'pending',
  LOGGED_MODEL_READY: 'ready',
  LOGGED_MODEL_UPLOAD_FAILED: 'failed',
} as const;

export const loggedModelHandlers = handlersOf({
  async createLoggedModel(input, { store, options }) {
    const { experiment_id, name = '', model_type: modelType = '', source_run_id = '', params, tags } = input;
    const model = await store.execute(
      'createLoggedModel',
      {
        experimentId: readExperimentId(experiment_id),
        name,
        modelType,
        sourceRunId: source_run_id === '' ? null : source_run_id,
        parameters: readPairs(params, 'params'),
        tags: readPairs(tags, 'tags'),
      },
      options,
    );
    return { model: encodeLoggedModel(model) };
  },

  getLoggedModel: ({ model_id }, call) => answerModel(call, model_id),

  async finalizeLoggedModel({ model_id: modelId, status }, call) {
    if (status === 'LOGGED_MODEL_STATUS_UNSPECIFIED')
      throw invalidParameter('status', status, `expected one of ${Object.keys(statuses).join(', ')}`);
    await call.store.execute('updateLoggedModel', { modelId, status: statuses[status] }, call.options);
    return answerModel(call, modelId);
  },

  async deleteLoggedModel({ model_id: modelId }, { store, options }) {
    await store.execute('deleteLoggedModel', { modelId }, options);
    return {};
  },

  async searchLoggedModels(input, { store, options }) {
    const search = readSearch(input);
    const { models, nextCursor } = await byPageToken(input.page_token, (cursor) =>
      store.query('searchLoggedModels', { ...search, ...(cursor !== undefined && { cursor }) }, options),
    );
    return { models: models.map(encodeLoggedModel), ...(nextCursor !== null && { next_page_token: nextCursor }) };
  },

  async setLoggedModelTags({ model_id: modelId, tags }, call) {
    await call.store.execute('updateLoggedModel', { modelId, tags: readPairs(tags, 'tags') }, call.options);
    return answerModel(call, modelId);
  },

  async deleteLoggedModelTag({ model_id: modelId, tag_key: key }, { store, options }) {
    await store.execute('deleteLoggedModelTag', { modelId, key }, options);
    return {};
  },

  async logLoggedModelParams({ model_id: modelId, params }, { store, options }) {
    await store.execute('updateLoggedModel', { modelId, parameters: readPairs(params, 'params') }, options);
    return {};
  },
});

async function answerModel({ store, options }: MlflowCall, modelId: string) {
  return { model: encodeLoggedModel(await store.query('getLoggedModel', { modelId }, options)) };
}

/** Of a key that comes twice the last counts, as MLflow has it. */
function readPairs(pairs: readonly MlflowLoggedModelParameter[] = [], path: string): ReadonlyMap<string, string> {
  return new Map(
    pairs.map(({ key = '', value = '' }, i) => {
      if (key === '') throw missingParameter(`${path}[${i}].key`);
      return [key, value];
    }),
  );
}
