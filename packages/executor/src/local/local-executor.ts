import { randomUUID } from 'node:crypto';
import { AssayError } from '@assay/base';
import { checkJob } from '../check-job.ts';
import { isEnd } from '../executor.ts';
import type { Environment, Executor, JobRequest, JobState, JobStatus } from '../executor.ts';
import { GroupGuard } from './group-guard.ts';
import { LocalJob } from './local-job.ts';
import { readProcesses } from './process-table.ts';

export interface LocalExecutorOptions {
  /** What jobs inherit; that of this process when not given. */
  readonly environment?: Environment;
  /** Between SIGTERM and SIGKILL, where a limit ends a job or this executor closes. */
  readonly graceMs?: number;
}

/** Limits are looked at this often. A process can take some hundred megabytes in that time. */
const tickMs = 200;

/**
 * Jobs as processes of this machine; each begins at once and leads a session of its own. A job's memory is the sum over all its processes, looked
 * at in `/proc`: `ulimit` and `prlimit` bound one process's address space, which runtimes with a garbage collector and CUDA reserve far
 * beyond what they use, and control groups would need root. Closing ends all jobs; if this process is killed, a guard does.
 */
export class LocalExecutor implements Executor {
  readonly kind = 'local';
  readonly #environment: Environment;
  readonly #graceMs: number;
  readonly #mark = randomUUID();
  readonly #jobs = new Map<string, LocalJob>();
  readonly #live = new Set<LocalJob>();
  readonly #told = new Map<string, JobState>();
  readonly #waiters = new Set<() => void>();
  #guard: GroupGuard | undefined;
  #ticker: NodeJS.Timeout | undefined;

  constructor({ environment = process.env, graceMs = 10_000 }: LocalExecutorOptions = {}) {
    this.#environment = environment;
    this.#graceMs = graceMs;
  }

  async submit(jobs: readonly JobRequest[]): Promise<readonly string[]> {
    for (const job of jobs) {
      checkJob(job);
      if (job.limits?.memoryBytes !== undefined && readProcesses() === undefined)
        throw new AssayError('NotOffered', 'A limit of memory needs /proc, which this system has not.');
    }
    const guard = (this.#guard ??= new GroupGuard(this.#mark));
    return jobs.map((request) => {
      const id = String(this.#jobs.size + 1);
      const place = { environment: this.#environment, graceMs: this.#graceMs, mark: `${this.#mark}.${id}` };
      const job = new LocalJob(request, place, () => this.#look());
      this.#jobs.set(id, job);
      this.#live.add(job);
      if (job.group !== undefined) guard.add(job.group);
      this.#ticker ??= setInterval(() => this.#look(), tickMs);
      return id;
    });
  }

  async statusOf(ids: readonly string[]): Promise<ReadonlyMap<string, JobStatus>> {
    return new Map(
      ids.map((id) => {
        const status = this.#jobs.get(id)?.status ?? unknown;
        this.#told.set(id, status.state);
        return [id, status];
      }),
    );
  }

  async cancel(ids: readonly string[], graceMs = this.#graceMs): Promise<void> {
    const table = readProcesses();
    for (const id of ids) {
      const job = this.#jobs.get(id);
      if (job !== undefined && this.#live.has(job)) job.end('asked', graceMs, table);
    }
  }

  async waitForChange(ids: readonly string[], timeoutMs: number, signal?: AbortSignal): Promise<void> {
    const isNews = (id: string): boolean => (this.#jobs.get(id)?.status ?? unknown).state !== this.#told.get(id);
    const giveUpMs = performance.now() + timeoutMs;
    for (let leftMs = timeoutMs; leftMs > 0 && signal?.aborted !== true; leftMs = giveUpMs - performance.now()) {
      if (ids.some(isNews)) return;
      await this.#nextChange(leftMs, signal);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.cancel([...this.#jobs.keys()]);
    while (this.#live.size > 0) await this.#nextChange(tickMs);
    this.#guard?.close();
  }

  #nextChange(timeoutMs: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.#waiters.delete(wake);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, timeoutMs);
      this.#waiters.add(wake);
      signal?.addEventListener('abort', wake);
    });
  }

  #look(): void {
    const table = readProcesses();
    for (const job of this.#live) {
      job.check(table);
      if (!isEnd(job.status.state)) continue;
      this.#live.delete(job);
      if (job.group !== undefined) this.#guard?.remove(job.group);
    }
    if (this.#live.size === 0) {
      clearInterval(this.#ticker);
      this.#ticker = undefined;
    }
    for (const wake of this.#waiters) wake();
  }
}

const unknown: JobStatus = { state: 'lost', restarts: 0, reason: 'this executor has no such job' };
