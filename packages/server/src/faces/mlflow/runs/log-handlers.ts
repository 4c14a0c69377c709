import { checkKey } from '../check-key.ts';
import { handlersOf } from '../handler.ts';
import { checkBatchLimits, checkParametersUnique } from './batch-limits.ts';
import { cutValue } from './cut-value.ts';
import { metricBatch } from './metric-batch.ts';
import { modelPoints } from './model-points.ts';
import { runIdOf } from './run-id.ts';
import { readRunTags } from './run-tags.ts';

/** What adds to a run. All go through one command, so that a batch is kept whole or not at all. */
export const logHandlers = handlersOf({
  async logMetric(input, { store, options, fingerprint }) {
    const batch = metricBatch([input], (_, field) => field);
    const linked = modelPoints([input], (_, field) => field);
    const logged = { runId: runIdOf(input), batch, fingerprint: fingerprint(), ...(linked && { modelPoints: linked }) };
    await store.execute('logMlflowBatch', logged, { ...options, handOver: true });
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
    const pathOf = (i: number, field: string): string => `metrics[${i}].${field}`;
    const batch = metrics.length === 0 ? undefined : metricBatch(metrics, pathOf);
    const linked = modelPoints(metrics, pathOf);
    await store.execute(
      'logMlflowBatch',
      {
        runId,
        ...(batch !== undefined && { batch, fingerprint: fingerprint() }),
        ...(linked && { modelPoints: linked }),
        ...(parameters.size > 0 && { parameters }),
        ...(tags.length > 0 && { tags: readRunTags(tags) }),
      },
      { ...options, handOver: true },
    );
    return {};
  },
});
