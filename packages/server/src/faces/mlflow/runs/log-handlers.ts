import { checkKey } from '../check-key.ts';
import { handlersOf } from '../handler.ts';
import { checkBatchLimits, checkParametersUnique } from './batch-limits.ts';
import { cutValue } from './cut-value.ts';
import { metricBatch } from './metric-batch.ts';
import { runIdOf } from './run-id.ts';
import { readRunTags } from './run-tags.ts';

/** What adds to a run. All go through one command, so that a batch is kept whole or not at all. */
export const logHandlers = handlersOf({
  async logMetric(input, { store, options, fingerprint }) {
    const batch = metricBatch([input], (_, field) => field);
    const runId = runIdOf(input);
    await store.execute('logMlflowBatch', { runId, batch, fingerprint: fingerprint() }, { ...options, handOver: true });
    return {};
  },

  async logParam(input, { store, options }) {
    const parameters = new Map([[checkKey(input.key, 'key'), cutValue(input.value)]]);
    await store.execute('logMlflowBatch', { runId: runIdOf(input), parameters }, options);
    return {};
  },

  async setTag(input, { store, options }) {
    const tags = readRunTags([input], () => 'key');
    await store.execute('logMlflowBatch', { runId: runIdOf(input), tags }, options);
    return {};
  },

  async logBatch(input, { store, options, fingerprint }) {
    const { metrics = [], params = [], tags = [] } = input;
    const runId = runIdOf(input);
    checkBatchLimits({ metrics, params, tags });
    checkParametersUnique(params);
    const parameters = new Map(
      params.map(({ key, value = '' }, i) => [checkKey(key, `params[${i}].key`), cutValue(value)] as const),
    );
    const batch = metrics.length === 0 ? undefined : metricBatch(metrics, (i, field) => `metrics[${i}].${field}`);
    await store.execute(
      'logMlflowBatch',
      {
        runId,
        ...(batch !== undefined && { batch, fingerprint: fingerprint() }),
        ...(parameters.size > 0 && { parameters }),
        ...(tags.length > 0 && { tags: readRunTags(tags) }),
      },
      { ...options, handOver: true },
    );
    return {};
  },
});
