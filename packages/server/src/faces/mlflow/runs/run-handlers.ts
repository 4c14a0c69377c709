import { readExperimentId, unassigned } from '../experiments/experiment-ids.ts';
import { handlersOf } from '../handler.ts';
import { invalidParameter, missingParameter } from '../mlflow-error.ts';
import { encodeRun, encodeRunInfo } from './encode-run.ts';
import { readModel } from './read-model.ts';
import { requireRunId, runIdOf } from './run-id.ts';
import { readRunStatus } from './run-status.ts';
import { readRunTags } from './run-tags.ts';

export const runHandlers = handlersOf({
  async createRun(input, { store, options }) {
    const { experiment_id = '0', user_id = '', run_name = '', start_time } = input;
    if (experiment_id === unassigned)
      throw invalidParameter('experiment_id', unassigned, 'it shows runs without an experiment and takes no new ones');
    const run = await store.execute(
      'createMlflowRun',
      {
        experimentId: readExperimentId(experiment_id || '0'),
        name: run_name,
        user: user_id,
        ...(start_time !== undefined && { startMs: readTime(start_time, 'start_time') }),
        tags: readRunTags(input.tags ?? []),
      },
      options,
    );
    return { run: encodeRun(run) };
  },

  async getRun(input, { store, options }) {
    return { run: encodeRun(await store.query('getMlflowRun', { runId: runIdOf(input) }, options)) };
  },

  async updateRun(input, { store, options }) {
    const { status, end_time, run_name } = input;
    const run = await store.execute(
      'updateMlflowRun',
      {
        runId: runIdOf(input),
        ...(status !== undefined && { status: readRunStatus(status) }),
        ...(end_time !== undefined && { endMs: readTime(end_time, 'end_time') }),
        ...(run_name !== undefined && { name: run_name }),
      },
      options,
    );
    return { run_info: encodeRunInfo(run) };
  },

  async deleteRun(input, { store, options }) {
    await store.execute('deleteMlflowRun', { runId: runIdOf(input) }, options);
    return {};
  },

  async restoreRun(input, { store, options }) {
    await store.execute('restoreMlflowRun', { runId: runIdOf(input) }, options);
    return {};
  },

  async deleteTag(input, { store, options }) {
    const { key } = input;
    await store.execute('deleteMlflowRunTag', { runId: requireRunId(input.run_id), key }, options);
    return {};
  },

  async logModel(input, { store, options }) {
    const { model_json = '' } = input;
    if (model_json === '') throw missingParameter('model_json');
    await store.execute('recordMlflowModel', { runId: runIdOf(input), model: readModel(model_json) }, options);
    return {};
  },
});

const latestMs = 8_640_000_000_000_000;

function readTime(time: number, path: string): number {
  if (time >= 0 && time <= latestMs) return time;
  throw invalidParameter(path, time, `expected milliseconds since 1970, ${latestMs} at most`);
}
