import { setTimeout as sleep } from 'node:timers/promises';
import { AssayError } from '@assay/base';
import { checkJob } from '../check-job.ts';
import { isEnd } from '../executor.ts';
import type { Environment, Executor, JobLimits, JobRequest, JobState, JobStatus } from '../executor.ts';
import { batchScript } from './batch-script.ts';
import { queueFormat, readControlLine, readQueueLine } from './job-record.ts';
import type { JobRecord } from './job-record.ts';
import { runCommand } from './slurm-commands.ts';
import type { CommandAnswer } from './slurm-commands.ts';

export interface SlurmExecutorOptions {
  /** What jobs inherit, and where `SLURM_CONF` is looked for; that of this process when not given. */
  readonly environment?: Environment;
  /** More options of `sbatch`, e.g. `--partition=gpu` or `--gres=gpu:1`. */
  readonly submitOptions?: readonly string[];
  /** How often the queue is looked at while somebody waits. */
  readonly pollMs?: number;
}

/** A cluster refuses arrays beyond its `MaxArraySize`, 1,001 where nobody set it. */
const longestArray = 1000;
/** Of an outer job this command may run in, only what finds the cluster; the rest would be taken as wishes for the new job. */
const kept = /^SLURM_(?:CONF|CLUSTERS|JWT)$/;

/**
 * Jobs of a Slurm cluster: several given at once with the same limits become one array. The files of `outputFile` and `folder` must be seen by the nodes, too.
 * Jobs outlive this process. A job whose node died is queued by Slurm again under the same id (`restarts` tells).
 */
export class SlurmExecutor implements Executor {
  readonly kind = 'slurm';
  readonly #environment: Environment;
  readonly #submitOptions: readonly string[];
  readonly #pollMs: number;
  readonly #limits = new Map<string, JobLimits>();
  readonly #overTime = new Set<string>();
  readonly #ended = new Map<string, JobStatus>();
  readonly #told = new Map<string, JobState>();
  #looked: { readonly atMs: number; readonly found: ReadonlyMap<string, JobStatus> } = {
    atMs: -Infinity,
    found: new Map(),
  };

  constructor({ environment = process.env, submitOptions = [], pollMs = 2000 }: SlurmExecutorOptions = {}) {
    const own = Object.entries(environment).filter(([name]) => !name.startsWith('SLURM_') || kept.test(name));
    this.#environment = Object.fromEntries(own);
    this.#submitOptions = submitOptions;
    this.#pollMs = pollMs;
  }

  async submit(jobs: readonly JobRequest[]): Promise<readonly string[]> {
    jobs.forEach(checkJob);
    const ids = new Map<JobRequest, string>();
    try {
      for (const batch of batchesOf(jobs)) (await this.#submitBatch(batch)).forEach(([job, id]) => ids.set(job, id));
    } catch (thrown) {
      await this.cancel([...ids.values()]);
      throw thrown;
    }
    return jobs.map((job) => ids.get(job) ?? '');
  }

  async statusOf(ids: readonly string[]): Promise<ReadonlyMap<string, JobStatus>> {
    const { atMs, found: seen } = this.#looked;
    const isFresh = performance.now() - atMs < this.#pollMs && ids.every((id) => seen.has(id));
    const found = isFresh ? seen : await this.#look(ids);
    for (const id of ids) this.#told.set(id, found.get(id)?.state ?? 'lost');
    return new Map(ids.map((id) => [id, found.get(id) ?? gone]));
  }

  /** The grace between SIGTERM and SIGKILL is the cluster's own (`KillWait`), except that 0 kills at once. */
  async cancel(ids: readonly string[], graceMs?: number): Promise<void> {
    const live = ids.filter((id) => !this.#ended.has(id));
    if (live.length === 0) return;
    if (graceMs === 0) await this.#run('scancel', ['--quiet', '--signal=KILL', '--full', ...live]);
    await this.#run('scancel', ['--quiet', ...live]);
  }

  async waitForChange(ids: readonly string[], timeoutMs: number, signal?: AbortSignal): Promise<void> {
    const giveUpMs = performance.now() + timeoutMs;
    const isNews = (id: string): boolean => this.#looked.found.get(id)?.state !== this.#told.get(id);
    while (signal?.aborted !== true) {
      if (performance.now() - this.#looked.atMs >= this.#pollMs) await this.#look(ids);
      if (ids.some(isNews)) return;
      const leftMs = giveUpMs - performance.now();
      if (leftMs <= 0) return;
      const restMs = this.#looked.atMs + this.#pollMs - performance.now();
      await sleep(Math.max(1, Math.min(restMs, leftMs)), undefined, signal && { signal }).catch(() => undefined);
    }
  }

  /** Jobs go on: `cancel` ends them. */
  async [Symbol.asyncDispose](): Promise<void> {}

  async #submitBatch(jobs: readonly JobRequest[]): Promise<readonly (readonly [JobRequest, string])[]> {
    const [first] = jobs;
    if (first === undefined) return [];
    const array = jobs.length > 1 ? [`--array=0-${jobs.length - 1}`] : [];
    const fixed = [
      '--parsable',
      '--export=ALL',
      '--requeue',
      '--output=/dev/null',
      '--chdir=/',
      `--job-name=${first.name}`,
    ];
    const args = [...fixed, ...array, ...limitOptions(first.limits), ...this.#submitOptions];
    const { code, output, errors } = await this.#run('sbatch', args, batchScript(jobs));
    const id = /^\d+/.exec(output.trim())?.[0];
    if (code !== 0 || id === undefined) throw new AssayError('Unavailable', `Slurm did not take the job: ${errors}`);
    const ids = jobs.map((job, index) => [job, array.length > 0 ? `${id}_${index}` : id] as const);
    for (const [job, each] of ids) if (job.limits !== undefined) this.#limits.set(each, job.limits);
    return ids;
  }

  /** What ended is remembered; the queue is asked about the others, and the controller about those that left the queue. */
  async #look(ids: readonly string[]): Promise<ReadonlyMap<string, JobStatus>> {
    const open = ids.filter((id) => !this.#ended.has(id));
    const records = new Map((await this.#askQueue(open)).map((record) => [record.id, record]));
    const late: string[] = [];
    for (const id of open) {
      const record = records.get(id) ?? (await this.#askController(id));
      const status = this.#judged(id, record?.status ?? gone);
      records.set(id, { id, runtimeMs: 0, ...record, status });
      if (isEnd(status.state)) this.#ended.set(id, status);
      else if (status.state === 'running' && (record?.runtimeMs ?? 0) > (this.#limits.get(id)?.timeMs ?? Infinity))
        late.push(id);
    }
    if (late.length > 0) {
      for (const id of late) this.#overTime.add(id);
      await this.cancel(late);
    }
    const found = new Map(ids.map((id) => [id, this.#ended.get(id) ?? records.get(id)?.status ?? gone]));
    this.#looked = { atMs: performance.now(), found };
    return found;
  }

  /**
   * Slurm counts limits of time in minutes and looks at them twice a minute; what we ended earlier is not "cancelled". Where control groups
   * guard memory it says OUT_OF_MEMORY, elsewhere there is only the signal.
   */
  #judged(id: string, status: JobStatus): JobStatus {
    const { timeMs = 0, memoryBytes } = this.#limits.get(id) ?? {};
    if (status.state === 'cancelled' && this.#overTime.has(id))
      return { ...status, state: 'timedOut', reason: `it took longer than ${timeMs / 1000} s` };
    if (status.signal === 'SIGKILL' && memoryBytes !== undefined)
      return { ...status, reason: `ended by SIGKILL; it may have held more memory than ${memoryBytes / 2 ** 20} MiB` };
    return status;
  }

  async #askQueue(ids: readonly string[]): Promise<readonly JobRecord[]> {
    if (ids.length === 0) return [];
    const args = ['--noheader', '--array', '--states=all', `--jobs=${ids.join(',')}`, `--Format=${queueFormat}`];
    const answer = await this.#run('squeue', args);
    if (answer.code !== 0 && !isUnknownId(answer)) throw unreachable(answer);
    return answer.output.split('\n').filter(Boolean).map(readQueueLine);
  }

  async #askController(id: string): Promise<JobRecord | undefined> {
    const answer = await this.#run('scontrol', ['show', 'job', '--oneliner', id]);
    if (answer.code === 0) return readControlLine(answer.output);
    if (isUnknownId(answer)) return undefined;
    throw unreachable(answer);
  }

  #run(program: string, args: readonly string[], input?: string): Promise<CommandAnswer> {
    return runCommand(program, args, this.#environment, input);
  }
}

const gone: JobStatus = { state: 'lost', restarts: 0, reason: 'Slurm does not know it any more' };

const isUnknownId = ({ errors }: CommandAnswer): boolean => /invalid job id/i.test(errors);

const unreachable = ({ errors }: CommandAnswer): AssayError =>
  new AssayError('Unavailable', `Slurm cannot be asked: ${errors}`);

/** Jobs with the same limits together, in parts that a cluster takes. */
function batchesOf(jobs: readonly JobRequest[]): readonly (readonly JobRequest[])[] {
  const alike = Map.groupBy(jobs, ({ limits }) => limitOptions(limits).join(' '));
  return [...alike.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / longestArray) }, (_, part) =>
      group.slice(part * longestArray, (part + 1) * longestArray),
    ),
  );
}

/** Time in whole minutes, as Slurm counts it, upwards. */
function limitOptions({ timeMs, memoryBytes, cores }: JobLimits = {}): readonly string[] {
  return [
    ...(timeMs === undefined ? [] : [`--time=${Math.ceil(timeMs / 60_000)}`]),
    ...(memoryBytes === undefined ? [] : [`--mem=${Math.ceil(memoryBytes / 2 ** 20)}M`]),
    ...(cores === undefined ? [] : [`--cpus-per-task=${cores}`]),
  ];
}
