import type { Run, TrackingRequests } from '../tracking/tracking-requests.ts';

/** A run as the face shows it, with what was logged as data sets. */
export interface ShownRun extends Run {
  readonly inputs: {
    readonly dataset_inputs?: readonly {
      readonly tags?: readonly { readonly key: string; readonly value: string }[];
      readonly dataset: { readonly name: string; readonly digest: string };
    }[];
  };
}

export interface RunWorld {
  readonly experimentIds: readonly string[];
  /** In the order of their creation. */
  readonly runs: readonly ShownRun[];
}

export const texts = ['a', 'A', 'ab', 'a%b', 'a_b', 'a\\b', 'it\'s "so"', 'é', '漢字 🎲', '10', '9', '0.10', 'true'];
export const numbers = [0, -1, 0.5, 1, 10, 1e300, -1e300];
export const metricNames = ['loss', 'val loss/top-1', 'acc'];
export const parameterNames = ['lr', 'opt', 'key with `'];
export const tagNames = ['team', 'größe', 'mlflow.user', 'mlflow.note.content', 'mlflow.source.name', 'mlflow.runName'];
const values = [...numbers, 'NaN', 'Infinity', '-Infinity'];
const statuses = ['RUNNING', 'SCHEDULED', 'FINISHED', 'FAILED', 'KILLED'];

/** Runs of MLflow's clients in two experiments, and native ones, some of them in no experiment; the same every time. */
export async function makeRunWorld(mlflow: TrackingRequests, size: number): Promise<RunWorld> {
  let state = 4711;
  const below = (bound: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % bound;
  };
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const some = <T>(list: readonly T[]): T[] => list.filter(() => below(3) > 0);
  const experimentIds = [await mlflow.makeExperiment('one'), await mlflow.makeExperiment('two', {})];
  const ids: string[] = [];
  for (let i = 0; i < size; i++) {
    if (below(5) === 0) {
      ids.push(await makeNativeRun(mlflow, i, below(2) === 0 ? undefined : 'one', pick(numbers)));
      continue;
    }
    const tags = some(tagNames.slice(0, 5)).map((key) => ({ key, value: pick(texts) }));
    const parent = ids.length > 0 && below(3) === 0 ? [{ key: 'mlflow.parentRunId', value: pick(ids) }] : [];
    const run_id = await mlflow.makeRun({
      experiment_id: pick(experimentIds),
      run_name: pick(texts),
      start_time: 1_700_000_000_000 + below(6),
      tags: [...tags, ...parent],
    });
    ids.push(run_id);
    await mlflow.succeed('runs/log-batch', {
      run_id,
      params: some(parameterNames.slice(0, 2)).map((key) => ({ key, value: pick(texts) })),
      metrics: some(metricNames).map((key) => ({ key, value: pick(values), timestamp: 5, step: below(3) - 1 })),
    });
    const status = pick(statuses);
    await mlflow.succeed('runs/update', {
      run_id,
      status,
      ...(below(2) === 0 && status !== 'RUNNING' && { end_time: 1_700_000_000_100 + below(5) }),
    });
    const datasets = some([0, 1]).map((n) => ({
      tags: below(2) === 0 ? [{ key: 'mlflow.data.context', value: pick(['train', 'eval']) }] : [],
      dataset: { name: pick(['mnist', 'iris', "o'hara"]), digest: `${n}`, source_type: 'local', source: '{}' },
    }));
    if (datasets.length > 0) await mlflow.succeed('runs/log-inputs', { run_id, datasets });
  }
  const runs: ShownRun[] = [];
  for (const id of ids) runs.push((await mlflow.run(id)) as ShownRun);
  return { experimentIds, runs };
}

async function makeNativeRun(
  mlflow: TrackingRequests,
  i: number,
  experiment: string | undefined,
  loss: number,
): Promise<string> {
  const run = await mlflow.native('POST', '/runs', {
    name: `native ${i}`,
    description: i % 2 === 0 ? `note ${i}` : '',
    ...(experiment !== undefined && { experimentName: experiment }),
    startedMs: 1_700_000_000_000 + (i % 4),
    parameters: { lr: 0.5, opt: 'ab' },
    tags: { team: 'A' },
  });
  const id = String(run['id']);
  await mlflow.native('POST', `/runs/${id}/metrics`, { points: [{ name: 'loss', step: 1, timeMs: 7, value: loss }] });
  return id;
}
