import { systemClock } from '@assay/base';
import type { AssayError } from '@assay/base';
import type { Artifact, CreateRun, RunStatus, UpdateRun } from '@assay/wire';
import type { RunProblem } from '../core/point-sink.ts';
import { UploadLane } from '../core/upload-lane.ts';
import type { UploadTask } from '../core/upload-lane.ts';
import { suffix } from './run-name.ts';
import type { RunSink } from './run-sink.ts';
import type { Session } from './session.ts';
import type { Durability } from './spool/spool-sink.ts';
import type { ArtifactPlan } from './spool/spooled-artifact.ts';

/** How a run may end. */
export type FinalStatus = Extract<RunStatus, 'completed' | 'failed' | 'stopped'>;

export interface OpenRunOptions {
  readonly session: Session;
  readonly id: string;
  readonly name: string;
  readonly experimentName: string | null;
  readonly parentRunId: string | null;
  /** Absent for a run that the server has already. */
  readonly create?: CreateRun;
  /** Whether this process ends the run: true for one that it started. */
  readonly owned: boolean;
  /** Default: the session's. */
  readonly durability?: Durability | undefined;
  /** Called once nothing is sent any more. */
  readonly onClosed: (run: OpenRun) => void;
}

/** Something that works beside the run and ends with it: a sampler, a capture under way. */
export interface Companion {
  stop(): void;
  readonly settled: Promise<void>;
}

const mostProblems = 1_000;

/** A run that this process writes to. Every `Run` of the same id shares one. */
export class OpenRun {
  readonly session: Session;
  readonly id: string;
  readonly experimentName: string | null;
  readonly parentRunId: string | null;
  readonly owned: boolean;
  readonly sink: RunSink;
  readonly lane: UploadLane;
  readonly problems: RunProblem[] = [];
  name: string;
  status: RunStatus = 'running';
  /** How many `Run` objects look at it. */
  handles = 0;
  /** While whoever starts the run still waits, a refusal to make it is theirs to handle. */
  creationAwaited = false;
  /** Ended by a signal: what the training still logs on its way out is not wrong, only late. */
  interrupted = false;
  readonly #onClosed: (run: OpenRun) => void;
  readonly #companions: Companion[] = [];
  readonly #warned = new Set<string>();
  #ending: Promise<void> | undefined;

  constructor(options: OpenRunOptions) {
    const { session, id, create } = options;
    this.session = session;
    this.id = id;
    this.name = options.name;
    this.experimentName = options.experimentName;
    this.parentRunId = options.parentRunId;
    this.owned = options.owned;
    const shared = { clock: systemClock, reachability: session.reachability };
    const onProblem = (problem: RunProblem): void => this.#takeProblem(problem);
    this.sink = session.openSink({
      runId: id,
      create,
      durability: options.durability ?? session.durability,
      onProblem,
      onRenamed: (name) => this.#rename(name),
      otherCreation: (fault) => this.#otherCreation(fault, create),
    });
    this.lane = new UploadLane({
      ...shared,
      ready: this.sink.created,
      onProblem,
      patienceMs: session.finishTimeoutMs,
      warn: (line) => this.warn(line),
    });
    this.#onClosed = options.onClosed;
  }

  /** False from the moment that it begins to end. */
  get open(): boolean {
    return this.#ending === undefined;
  }

  warn(line: string): void {
    this.session.warn(`run "${this.name}": ${line}`);
  }

  accompany(companion: Companion): void {
    this.#companions.push(companion);
  }

  /** True when everything logged so far is with the server. */
  async flush(timeoutMs: number): Promise<boolean> {
    return within(timeoutMs, async (signal) => {
      const stored = await this.lane.flush(signal);
      return (await this.sink.flush(signal)) && stored;
    });
  }

  /** Sends what is left, then the end; never longer than the session's bound, and says what was left. */
  finish(status: FinalStatus, message: string): Promise<void> {
    this.#ending ??= this.#finish({ status, endedMs: Date.now(), ...(message !== '' && { statusMessage: message }) });
    return this.#ending;
  }

  /** Sends what is left and lets the run go on without this process. */
  release(): Promise<void> {
    this.#ending ??= this.#finish(undefined);
    return this.#ending;
  }

  /** Stores an artifact. What is not stored when the process ends is left in the spool, with the rest of the run. */
  store(task: UploadTask, plan: ArtifactPlan | undefined): Promise<Artifact | undefined> {
    const { mode } = this.session;
    if (mode === 'disabled') return Promise.resolve(undefined);
    const { what } = task;
    const stored = plan === undefined ? undefined : this.sink.keepArtifact({ runId: this.id, what, plan });
    if (mode === 'online') return this.lane.add({ ...task, ...(stored !== undefined && { onDecided: stored }) });
    return (task.prepare?.() ?? Promise.resolve()).then(
      () => undefined,
      (thrown: unknown) => {
        stored?.();
        throw thrown;
      },
    );
  }

  /** Ends the run when there is no time to wait. */
  endAtOnce(status: FinalStatus, message: string): void {
    this.#ending ??= Promise.resolve();
    this.status = status;
    this.#sayLosses();
    this.sink.endAtOnce({ status, endedMs: Date.now(), ...(message !== '' && { statusMessage: message }) });
  }

  async #finish(end: UpdateRun | undefined): Promise<void> {
    if (end?.status !== undefined) this.status = end.status;
    for (const companion of this.#companions) companion.stop();
    const { finishTimeoutMs, mode } = this.session;
    const done = await within(finishTimeoutMs, async (signal) => {
      const aborted = new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      await Promise.race([Promise.all(this.#companions.map(({ settled }) => settled)), aborted]);
      const stored = await this.lane.flush(signal);
      this.#sayLosses();
      const sent = await (end === undefined ? this.sink.flush(signal) : this.sink.end(end, signal));
      return stored && sent;
    });
    if (mode === 'offline') this.warn(`recorded offline. Send it with: ${this.syncCommand}`);
    else if (!done) this.#sayLeft(finishTimeoutMs);
    this.sink.close();
    this.lane.abandon();
    this.#onClosed(this);
  }

  /** What was dropped is said on the run itself too, where whoever reads its charts will see it. */
  #sayLosses(): void {
    const { droppedPoints, droppedLines, droppedParameters } = this.sink.losses;
    if (droppedPoints + droppedLines + droppedParameters === 0) return;
    const text =
      `${droppedPoints} metric points, ${droppedLines} log lines and ${droppedParameters} parameters were dropped: ` +
      'more was logged than could be sent, and the queue was full';
    this.warn(`${text}.`);
    this.sink.logLine({ timeMs: Date.now(), stream: 'log', text: `assay: ${text}` });
    const counts = { points: droppedPoints, lines: droppedLines, parameters: droppedParameters };
    for (const [what, count] of Object.entries(counts)) {
      if (count > 0) this.sink.changeTags({ [`assay.dropped_${what}`]: String(count) }, []);
    }
  }

  #sayLeft(timeoutMs: number): void {
    const records = this.sink.losses.waiting;
    const files = this.lane.pendingCount;
    const left = [counted(records, 'record'), counted(files, 'artifact')].filter(Boolean);
    const what = left.length === 0 ? 'its end' : left.join(' and ');
    const late = `not everything reached ${this.session.url} within ${timeoutMs / 1000} s of the end`;
    if (this.sink.leftIn === undefined) this.warn(`${late}; lost: ${what}.`);
    else this.warn(`${late}; kept on this machine: ${what}. The next run sends it, or: ${this.syncCommand}`);
  }

  /** What sends the spool of this session, as it would be typed. */
  get syncCommand(): string {
    return `assay sync --spool ${this.session.spoolFolder}`;
  }

  #takeProblem(problem: RunProblem): void {
    if (this.problems.length < mostProblems) this.problems.push(problem);
    if (this.creationAwaited) return;
    const key = `${problem.code} ${problem.what}`;
    if (this.#warned.has(key) || this.#warned.size >= 100) return;
    this.#warned.add(key);
    this.warn(`the server refused ${problem.what}: ${problem.message}`);
  }

  #rename(name: string): void {
    this.warn(`the name is taken; it is now "${name}".`);
    this.name = name;
  }

  /** A run that could not be made when it started cannot ask for another name: it takes one. */
  #otherCreation(fault: AssayError, create: CreateRun | undefined): CreateRun | undefined {
    if (create === undefined || this.creationAwaited || fault.code !== 'AlreadyExists') return undefined;
    const name = `${this.name}-${suffix()}`;
    this.#rename(name);
    return { ...create, name };
  }
}

const counted = (count: number, noun: string): string =>
  count === 0 ? '' : `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Runs `work` with a signal that aborts after `timeoutMs`. The timer keeps the process alive until the work is done. */
async function within<T>(timeoutMs: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), timeoutMs);
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
  }
}
