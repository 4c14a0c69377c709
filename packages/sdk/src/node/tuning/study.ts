import { AssayError, fromWireNumber, inferGoal, invalidInput } from '@assay/base';
import type {
  CreateStudy,
  GivenStudyLimits,
  Objective as ObjectiveRecord,
  Study as StudyRecord,
  StudyParameter,
  StudyState,
  StudyStopReason,
  StudyValue,
  StudyValues,
  Trial as TrialWire,
  UpdateStudy,
} from '@assay/wire';
import { checkName } from '../../core/check-argument.ts';
import { findExperimentId } from '../find-experiment.ts';
import type { ExperimentReference } from '../run-options.ts';
import { Session } from '../session.ts';
import { tagsOf } from '../start-run.ts';
import type { Objective } from './objective.ts';
import { optimize } from './optimize.ts';
import type { OptimizeOptions } from './optimize.ts';
import { runTrial } from './run-trial.ts';
import { factsOf, requireServer, type StudyFacts } from './study-place.ts';

/** A range in a short form: `{ low: 1e-5, high: 0.1, log: true }`, or as SageMaker has them, with numbers as text. */
export interface ShortRange {
  readonly low?: number | string;
  readonly high?: number | string;
  readonly log?: boolean;
  readonly step?: number;
  readonly min?: number | string;
  readonly max?: number | string;
  readonly scaling?: string;
  readonly type?: string;
}

/** Parameters by name: a list of choices, a range, or the full form. */
export type SearchSpace = Readonly<Record<string, readonly StudyValue[] | ShortRange | StudyParameter>>;

export interface StudyOptions extends Pick<CreateStudy, 'sampler' | 'pruner' | 'leaseMs' | 'maxRetries'> {
  /** Made when there is none of that name. */
  readonly experiment: ExperimentReference;
  /** Default: made up. Turned into lower case, unless the session keeps case. */
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly tags?: Readonly<Record<string, string | number | boolean>> | undefined;
  /** What to search. Left out: parameters are named in the course of a trial, with `trial.suggestFloat` and the like. */
  readonly space?: SearchSpace | undefined;
  /** Conditions over the parameters, e.g. `units * layers <= 2048`: points that break one are never tried. */
  readonly constraints?: readonly string[] | undefined;
  /** The metric to make small or great; or give `objectives`. */
  readonly metric?: string | undefined;
  /** Without it as the metric's name suggests (`accuracy`: maximize), else `minimize`. */
  readonly direction?: 'minimize' | 'maximize' | undefined;
  /** Several metrics at once: the search is for a Pareto front. */
  readonly objectives?: readonly ObjectiveRecord[] | undefined;
  /** The same seed and the same outcomes give the same suggestions. */
  readonly seed?: number | undefined;
  /** When the study ends, whoever runs its trials. */
  readonly limits?: GivenStudyLimits | undefined;
  /** Earlier studies to learn from. */
  readonly parents?: readonly { readonly study: Study | string; readonly kind: 'identical' | 'transfer' }[] | undefined;
  readonly session?: Session | undefined;
}

/** A trial as the server has it. */
export type TrialRecord = Omit<TrialWire, 'objectives' | 'constraints'> & {
  readonly objectives: readonly number[] | null;
  readonly constraints: readonly number[] | null;
};

export interface LoadStudyOptions {
  readonly id?: string | undefined;
  /** Or the name of its experiment and its own. */
  readonly experiment?: ExperimentReference | undefined;
  readonly name?: string | undefined;
  readonly session?: Session | undefined;
}

/** A search for hyperparameters. It lives on the server: many processes can run its trials, and any can go on with it. */
export class Study {
  readonly id: string;
  readonly session: Session;
  #record: StudyRecord;

  /** @internal Studies come from `create`, `loadOrCreate` and `load`. */
  constructor(record: StudyRecord, session: Session) {
    this.id = record.id;
    this.session = session;
    this.#record = record;
  }

  /** Makes a study; AlreadyExists when its experiment has one of that name. */
  static create(options: StudyOptions): Promise<Study> {
    return createStudy(options, 'refuse');
  }

  /** The study of that name as it is, else a new one. Conflict when it searches something else. */
  static loadOrCreate(options: StudyOptions & { readonly name: string }): Promise<Study> {
    return createStudy(options, 'load');
  }

  static async load({ id, experiment, name, ...options }: LoadStudyOptions): Promise<Study> {
    const session = options.session ?? Session.default();
    if (id !== undefined) return new Study(await session.client.getStudy({ params: { studyId: id } }), session);
    if (experiment === undefined || name === undefined)
      throw invalidInput('', 'Study.load: give the id, or both experiment and name.');
    const experimentId = await findExperimentId(session, experiment);
    if (experimentId !== undefined) {
      const { studies } = await session.client.listStudies({
        query: { experimentId, name: session.nameOf(name), limit: 1 },
      });
      if (studies[0] !== undefined) return Study.load({ id: studies[0].id, session });
    }
    throw new AssayError('NotFound', `There is no study "${name}" in that experiment. Make it with Study.create.`, {
      name,
    });
  }

  get name(): string {
    return this.#record.name;
  }

  get experiment(): string {
    return this.#record.experimentName;
  }

  /** All of it, as the server had it when it was read last. */
  get record(): StudyRecord {
    return this.#record;
  }

  get state(): StudyState {
    return this.#record.state;
  }

  /** Why it has ended; null while it has not. */
  get stopReason(): StudyStopReason | null {
    return this.#record.stopReason;
  }

  /** The best feasible trial when it was read last; undefined before there is one, and where there are several objectives. */
  get best(): TrialRecord | undefined {
    return this.#record.best === null ? undefined : trialRecord(this.#record.best);
  }

  /** Of several objectives: the trials that no other is better than in all of them. */
  get front(): readonly TrialRecord[] {
    return (this.#record.front ?? []).map(trialRecord);
  }

  /** Where it is to be seen. */
  get url(): string {
    return `${this.session.url}/studies/${this.id}`;
  }

  /** Reads it anew. */
  async refresh(): Promise<this> {
    this.#record = await this.session.client.getStudy({ params: { studyId: this.id } });
    return this;
  }

  /**
   * Runs trials until the study ends, or `trials` of them: asks the server for values, calls `objective` with them, and tells what came of it. An
   * error that `objective` throws fails its trial, and the search goes on. Other processes may do the same with the same study.
   */
  optimize(objective: Objective, options: OptimizeOptions = {}): Promise<this> {
    const { session } = this;
    return this.runTrials(
      (asked, facts, signal) => runTrial(session, facts, asked, objective, { signal, capture: options.capture }),
      options,
    );
  }

  /** @internal As `optimize`, with trials that run elsewhere. */
  async runTrials(runOne: TrialRunner, options: OptimizeOptions): Promise<this> {
    const { maxTrials, maxRuntimeMs } = this.#record.limits;
    const isBounded = [options.trials, options.timeoutMs, options.signal, maxTrials, maxRuntimeMs].some(
      (bound) => bound !== undefined && bound !== null,
    );
    if (!isBounded)
      throw invalidInput(
        'trials',
        `Study "${this.name}" has no limits: say how many trials, or a timeoutMs or a signal.`,
      );
    const facts = factsOf(this.#record);
    try {
      await optimize(this.session, facts, (asked, signal) => runOne(asked, facts, signal), options);
    } finally {
      await this.refresh().catch(() => undefined);
    }
    return this;
  }

  /** Its trials, by number. */
  async trials(): Promise<readonly TrialRecord[]> {
    const found: TrialRecord[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await this.session.client.listTrials({
        params: { studyId: this.id },
        query: { limit: 1000, ...(cursor !== undefined && { cursor }) },
      });
      found.push(...page.trials.map(trialRecord));
      if (page.nextCursor === null) return found;
      cursor = page.nextCursor;
    }
  }

  /** Points to try before all others, in this order. Answers the numbers of their trials. */
  async enqueue(...points: readonly StudyValues[]): Promise<readonly number[]> {
    const body = { values: points.map((point) => ({ ...point })) };
    const { numbers } = await this.session.client.enqueueTrials({ params: { studyId: this.id }, body });
    return numbers;
  }

  /** Gives out no further trial until `resume`. */
  pause(): Promise<this> {
    return this.#update({ state: 'paused' });
  }

  /** Goes on, also after `stop`. */
  resume(): Promise<this> {
    return this.#update({ state: 'running' });
  }

  /** Ends it; trials that run are asked to end. */
  stop(): Promise<this> {
    return this.#update({ state: 'stopped' });
  }

  /** Other limits, e.g. more trials; a study that had come to its end by one goes on. */
  extend(limits: GivenStudyLimits): Promise<this> {
    return this.#update({ limits });
  }

  async #update(body: UpdateStudy): Promise<this> {
    this.#record = await this.session.client.updateStudy({ params: { studyId: this.id }, body });
    return this;
  }
}

export type TrialRunner = (
  asked: Parameters<Parameters<typeof optimize>[2]>[0],
  facts: StudyFacts,
  signal: AbortSignal,
) => ReturnType<typeof runTrial>;

async function createStudy(options: StudyOptions, ifExists: 'load' | 'refuse'): Promise<Study> {
  const session = requireServer(options.session ?? Session.default());
  const call = ifExists === 'load' ? 'Study.loadOrCreate' : 'Study.create';
  const experiment = typeof options.experiment === 'string' ? options.experiment : options.experiment.name;
  checkName(call, 'an experiment', experiment);
  if (options.name !== undefined) checkName(call, 'a study', options.name);
  const { metric, direction, sampler, pruner, leaseMs, maxRetries, seed, limits, description } = options;
  if ((metric === undefined) === (options.objectives === undefined))
    throw invalidInput('metric', `${call}: give either metric (and direction), or objectives.`);
  const objectives =
    metric === undefined
      ? [...(options.objectives ?? [])]
      : [{ metric, direction: direction ?? inferGoal(metric) ?? ('minimize' as const) }];
  const record = await session.client.createStudy({
    body: {
      experimentName: session.nameOf(experiment),
      ifExists,
      objectives,
      ...(options.name !== undefined && { name: session.nameOf(options.name) }),
      ...(options.space !== undefined && { space: { ...options.space } }),
      ...(options.constraints !== undefined && { constraints: [...options.constraints] }),
      ...(options.tags !== undefined && { tags: tagsOf(call, options.tags) }),
      ...(options.parents !== undefined && {
        parents: options.parents.map(({ study, kind }) => ({
          studyId: typeof study === 'string' ? study : study.id,
          kind,
        })),
      }),
      ...given({ sampler, pruner, leaseMs, maxRetries, seed, limits, description }),
    },
  });
  return new Study(record, session);
}

/** Without what is undefined. */
function given<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

export const trialRecord = ({ objectives, constraints, ...trial }: TrialWire): TrialRecord => ({
  ...trial,
  objectives: objectives?.map(fromWireNumber) ?? null,
  constraints: constraints?.map(fromWireNumber) ?? null,
});
