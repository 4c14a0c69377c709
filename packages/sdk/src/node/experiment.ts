import type { Baseline, Comparison, Experiment as ExperimentRecord, RunRow } from '@assay/wire';
import { AssayError } from '@assay/base';
import { checkName } from '../core/check-argument.ts';
import type { DataFrame } from '../core/data-frame.ts';
import { runFrame } from '../core/run-frame.ts';
import type { RunFrameOptions } from '../core/run-frame.ts';
import { baselineOf, bestRun, compareRuns, setBaseline } from './compare.ts';
import type { BestRunRequest, CompareRequest, RunSet } from './compare.ts';
import { listRuns, searchAll } from './list-runs.ts';
import type { ListRunsOptions } from './list-runs.ts';
import { Session } from './session.ts';
import { tagsOf } from './start-run.ts';

export interface CreateExperimentOptions {
  /** Turned into lower case, unless the session keeps case. */
  readonly name: string;
  readonly description?: string | undefined;
  readonly tags?: Readonly<Record<string, string | number | boolean>> | undefined;
  /** A slash-separated path to file it under. */
  readonly folder?: string | undefined;
  readonly session?: Session | undefined;
}

export interface ListExperimentsOptions {
  /** Default `created`. */
  readonly sortBy?: 'created' | 'updated' | 'name' | undefined;
  /** Default `descending`. */
  readonly sortOrder?: 'ascending' | 'descending' | undefined;
  /** Default 100. */
  readonly maxResults?: number | undefined;
  readonly filter?: string | undefined;
  readonly session?: Session | undefined;
}

export interface DeleteExperimentOptions {
  /** Also delete its runs. Without it an experiment that has runs is not deleted (ResourceInUse). */
  readonly cascade?: boolean | undefined;
}

export interface DataFrameOptions extends RunFrameOptions {
  readonly filter?: string | undefined;
  /** E.g. `metrics.accuracy.max desc`. Default: newest first. */
  readonly sort?: string | undefined;
  /** Default: all. */
  readonly maxRuns?: number | undefined;
}

/** A named set of runs with one question, as the server had it when it was read. */
export class Experiment {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly folder: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly createdBy: string;
  readonly updatedBy: string;
  readonly runCount: number;
  readonly session: Session;

  /** @internal Experiments come from `create`, `load` and `list`. */
  constructor(record: ExperimentRecord, session: Session) {
    this.id = record.id;
    this.name = record.name;
    this.description = record.description;
    this.tags = record.tags;
    this.folder = record.folder;
    this.createdAt = new Date(record.createdMs);
    this.updatedAt = new Date(record.updatedMs);
    this.createdBy = record.createdBy;
    this.updatedBy = record.updatedBy;
    this.runCount = record.runCount;
    this.session = session;
  }

  /** Makes an experiment; AlreadyExists when there is one of that name: `Experiment.load` reads it. */
  static async create(options: CreateExperimentOptions): Promise<Experiment> {
    const session = options.session ?? Session.default();
    checkName('Experiment.create', 'an experiment', options.name);
    const record = await session.client.createExperiment({
      body: {
        name: session.nameOf(options.name),
        ...(options.description !== undefined && { description: options.description }),
        ...(options.folder !== undefined && { folder: options.folder }),
        ...(options.tags !== undefined && { tags: tagsOf('Experiment.create', options.tags) }),
      },
    });
    return new Experiment(record, session);
  }

  /** The experiment of that name; NotFound when there is none. */
  static async load(name: string, options: { readonly session?: Session } = {}): Promise<Experiment> {
    const session = options.session ?? Session.default();
    checkName('Experiment.load', 'an experiment', name);
    const { experiments } = await session.client.listExperiments({ query: { name: session.nameOf(name), limit: 1 } });
    const record = experiments[0];
    if (record !== undefined) return new Experiment(record, session);
    throw new AssayError('NotFound', `There is no experiment "${name}". Make it with Experiment.create.`, { name });
  }

  /** The experiment of that name as it is, else a new one. */
  static async loadOrCreate(options: CreateExperimentOptions): Promise<Experiment> {
    try {
      return await Experiment.create(options);
    } catch (thrown) {
      if (!(thrown instanceof AssayError) || thrown.code !== 'AlreadyExists') throw thrown;
    }
    return Experiment.load(options.name, options.session === undefined ? {} : { session: options.session });
  }

  static async list(options: ListExperimentsOptions = {}): Promise<readonly Experiment[]> {
    const session = options.session ?? Session.default();
    const sort = `${options.sortBy ?? 'created'} ${options.sortOrder === 'ascending' ? 'asc' : 'desc'}`;
    const found: Experiment[] = [];
    let cursor: string | undefined;
    let left = options.maxResults ?? 100;
    while (left > 0) {
      const page = await session.client.listExperiments({
        query: {
          sort,
          limit: Math.min(left, 1000),
          ...(options.filter !== undefined && { filter: options.filter }),
          ...(cursor !== undefined && { cursor }),
        },
      });
      found.push(...page.experiments.map((record) => new Experiment(record, session)));
      left -= page.experiments.length;
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    return found;
  }

  /** Deletes it; it can be restored for 30 days. */
  async delete(options: DeleteExperimentOptions = {}): Promise<void> {
    await this.session.client.deleteExperiment({
      params: { experimentId: this.id },
      ...(options.cascade !== undefined && { query: { cascade: options.cascade } }),
    });
  }

  runs(options: Omit<ListRunsOptions, 'experiment' | 'session'> = {}): Promise<readonly RunRow[]> {
    return listRuns({ ...options, experiment: this.name, session: this.session });
  }

  /**
   * Whether sets of its runs differ in a metric: `compare({ metric: 'accuracy', by: 'params.model' })`. The baseline `'experiment'` is the one that was set for it.
   */
  compare(request: CompareRequest): Promise<Comparison> {
    const baseline =
      request.baseline === 'experiment' && request.sets?.['experiment'] === undefined
        ? { experimentId: this.id }
        : request.baseline;
    return compareRuns(this.session.client, { ...request, baseline }, { experimentIds: [this.id] });
  }

  /** The completed run that is best by the metric's goal; undefined where none has the metric. */
  bestRun(request: BestRunRequest): Promise<RunRow | undefined> {
    return bestRun(this.session.client, this.id, request);
  }

  /** What its runs are held against, as it is now; null: nothing is set. */
  baseline(): Promise<Baseline | null> {
    return baselineOf(this.session.client, this.id);
  }

  /** Runs (ids or `Run`s), `{ groupId }`, `{ filter }`, which is asked anew each time, or null for none. */
  setBaseline(runs: RunSet | null): Promise<Baseline | null> {
    return setBaseline(this.session.client, this.id, runs);
  }

  /**
   * The runs as a table: one row a run, with `run_id`, `run_name`, `status`, `created`, `duration_s`, then
   * `params.<name>` and `metrics.<name>` columns.
   */
  async toDataFrame(options: DataFrameOptions = {}): Promise<DataFrame> {
    const rows: RunRow[] = [];
    const body = {
      experimentIds: [this.id],
      sort: options.sort ?? 'created desc',
      parameters: options.parameters ?? ('all' as const),
      metrics: options.metrics ?? ('all' as const),
      tags: options.tags ?? [],
      ...(options.filter !== undefined && { filter: options.filter }),
    };
    const mutable = {
      ...body,
      parameters: copied(body.parameters),
      metrics: copied(body.metrics),
      tags: copied(body.tags),
    };
    const most = options.maxRuns ?? Number.POSITIVE_INFINITY;
    for await (const row of searchAll(this.session.client, mutable, most)) rows.push(row);
    return runFrame(rows, options);
  }
}

const copied = (choice: 'all' | readonly string[]): 'all' | string[] => (choice === 'all' ? 'all' : [...choice]);
