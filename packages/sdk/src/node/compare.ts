import { AssayError, inferGoal, invalidInput } from '@assay/base';
import type { Baseline, CompareRuns, Comparison, RunRow, RunScope, SetBaseline } from '@assay/wire';
import type { AssayClient } from '../core/client.ts';

type Given<K extends keyof CompareRuns> = Exclude<CompareRuns[K], undefined> | undefined;

/** Runs, by hand or by what they have in common. */
export type RunSet = readonly ({ readonly id: string } | string)[] | Readonly<RunScope>;

export interface CompareRequest {
  readonly metric: string;
  /** Which number of each run. Default `last`. */
  readonly value?: Given<'value'>;
  /** Default: as set for the experiment's metric, else as its name suggests. */
  readonly goal?: Given<'goal'>;
  /** Sets by name. */
  readonly sets?: Readonly<Record<string, RunSet>> | undefined;
  /** Instead of `sets`: a set for each value of this field, e.g. `params.model`. */
  readonly by?: string | undefined;
  /** The runs that `by` parts. */
  readonly runs?: RunSet | undefined;
  /** Name of the set that the others are compared with, or the experiment whose baseline they are. Default: all pairs. */
  readonly baseline?: string | { readonly experimentId: string } | undefined;
  /** Fields by which runs belong together. Default: seed, fold and data set where all runs have them; `none`: not at all. */
  readonly pairBy?: readonly string[] | 'none' | undefined;
  /** The smallest difference that matters, in the unit of the metric. */
  readonly minEffect?: number | undefined;
  /** Default 0.95. */
  readonly confidence?: number | undefined;
  /** For the number of comparisons. Default `holm`. */
  readonly correction?: Given<'correction'>;
  /** Default `two-sided`. */
  readonly alternative?: Given<'alternative'>;
  /** Default: by rules: docs/decisions/0029-verdicts.md. */
  readonly test?: Given<'test'>;
  /** States beside `completed` whose runs count. */
  readonly alsoStatuses?: Given<'alsoStatuses'>;
  readonly seed?: number | undefined;
}

export interface BestRunRequest {
  readonly metric: string;
  /** Default: as set for the experiment's metric, else as its name suggests. */
  readonly goal?: 'minimize' | 'maximize' | undefined;
  /** Which number of each run. Default `last`, as in comparisons. */
  readonly value?: 'last' | 'min' | 'max' | 'best' | 'mean' | undefined;
  /** Only among these runs. Without it: completed ones. */
  readonly filter?: string | undefined;
}

/** @internal */
export function compareRuns(client: AssayClient, request: CompareRequest, within: RunScope = {}): Promise<Comparison> {
  const { sets, by, runs, baseline, pairBy, ...rest } = request;
  const body = withoutUndefined({
    ...rest,
    sets: sets && Object.entries(sets).map(([name, set]) => ({ ...scopeOf(set, within), name })),
    by,
    scope: by === undefined ? undefined : scopeOf(runs ?? {}, within),
    baseline: typeof baseline === 'string' ? { set: baseline } : baseline,
    pairBy: pairBy === undefined || pairBy === 'none' ? pairBy : [...pairBy],
  });
  return client.compareRuns({ body });
}

/** Runs that are named are these wherever they are. */
function scopeOf(set: RunSet, within: RunScope = {}): RunScope {
  if (!isList(set)) return { ...within, ...set };
  return { runIds: set.map((run) => (typeof run === 'string' ? run : run.id)) };
}

const isList = (set: RunSet): set is Extract<RunSet, readonly unknown[]> => Array.isArray(set);

type WithoutUndefined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

function withoutUndefined<T extends object>(value: T): WithoutUndefined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as WithoutUndefined<T>;
}

/** @internal Undefined where no run has the metric. */
export async function bestRun(
  client: AssayClient,
  experimentId: string,
  { metric, value = 'last', filter = 'status = "completed"', ...asked }: BestRunRequest,
): Promise<RunRow | undefined> {
  const goal = asked.goal ?? (await goalOf(client, experimentId, metric));
  const statistic = value === 'best' ? (goal === 'minimize' ? 'min' : 'max') : value;
  const field = `metrics."${metric.replaceAll('"', '""')}".${statistic}`;
  const { runs } = await client.searchRuns({
    body: {
      experimentIds: [experimentId],
      filter: `${field} exists and (${filter})`,
      sort: `${field} ${goal === 'minimize' ? 'asc' : 'desc'}`,
      limit: 1,
      parameters: 'all',
      metrics: 'all',
      tags: 'all',
    },
  });
  return runs[0];
}

async function goalOf(client: AssayClient, experimentId: string, metric: string): Promise<'minimize' | 'maximize'> {
  const { metrics } = await client.listMetricMetadata({ params: { experimentId } });
  const goal = metrics.find(({ name }) => name === metric)?.goal ?? inferGoal(metric);
  if (goal !== null) return goal;
  throw invalidInput(
    'goal',
    `nothing says whether more or less of "${metric}" is better. Say "maximize" or "minimize".`,
  );
}

/** @internal */
export async function baselineOf(client: AssayClient, experimentId: string): Promise<Baseline | null> {
  return (await client.getExperiment({ params: { experimentId } })).baseline;
}

/** @internal */
export async function setBaseline(
  client: AssayClient,
  experimentId: string,
  set: RunSet | null,
): Promise<Baseline | null> {
  const baseline: SetBaseline | null = set === null ? null : baselineOfSet(set);
  return (await client.updateExperiment({ params: { experimentId }, body: { baseline } })).baseline;
}

function baselineOfSet(set: RunSet): SetBaseline {
  const { runIds, groupId, filter, ...others } = scopeOf(set);
  const [other] = Object.keys(others);
  if (other !== undefined)
    throw new AssayError('InvalidInput', `setBaseline: a baseline is runs, a groupId or a filter, not ${other}.`);
  return withoutUndefined({ runIds, groupId, filter });
}
