import { AssayError, messageOf, toWireNumber } from '@assay/base';
import type { JobLimits, JobRequest, JobStatus } from '@assay/executor';
import type { AssayClient, Run, Session } from '@assay/sdk';
import type { AskedTrial, Study, TellTrial, Trial } from '@assay/wire';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { OutputLog } from '../exec/output-log.ts';
import { fillTemplate } from './command-template.ts';
import { catchMetrics } from './metric-pattern.ts';
import type { MetricPattern } from './metric-pattern.ts';
import { MetricWatch } from './metric-watch.ts';
import type { WatchedPoint } from './metric-watch.ts';
import { OutputFollower } from './output-follower.ts';

/** What all trials of one `assay tune` have in common. */
export interface TuneSettings {
  readonly client: AssayClient;
  readonly session: Session;
  readonly study: Study;
  readonly words: readonly string[];
  readonly folder: string;
  readonly outputFolder: string;
  readonly patterns: readonly MetricPattern[];
  readonly limits: JobLimits;
  readonly keepsLog: boolean;
  readonly environmentOf: (trial: AskedTrial) => Readonly<Record<string, string>>;
}

/** Why a trial's program is ended before its time. `interrupted`: whoever tunes goes away; the trial shall be run again. */
export type EndCause = 'pruned' | 'stopped' | 'interrupted';

/** However long the server is away: a trial's end is worth waiting for. */
export const patient = { attempts: Number.POSITIVE_INFINITY, baseMs: 250, capMs: 5000 };
const keptLines = 8;

/** One trial that this process runs: its program's output and metrics on their way to the server, and its end. */
export class RunningTrial {
  readonly asked: AskedTrial;
  readonly startedMs = Date.now();
  /** Reported on the way, in order. */
  readonly values: number[] = [];
  lastStep: number | undefined;
  status: JobStatus = { state: 'queued', restarts: 0 };

  attempts = 0;
  cause: EndCause | undefined;
  /** The last lines that its program printed. */
  readonly lastLines: string[] = [];
  readonly #settings: TuneSettings;
  readonly #run: Run;
  readonly #log: OutputLog;
  readonly #watch: MetricWatch;
  readonly #steps = new Map<string, number>();
  /** Points of the first objective. */
  readonly #unreported: WatchedPoint[] = [];
  readonly #words: readonly string[];
  #output: OutputFollower;
  #heardMs = Date.now();
  #looking: Promise<void> | undefined;

  static async begin(settings: TuneSettings, asked: AskedTrial): Promise<RunningTrial> {
    const { loadRun } = await import('@assay/sdk');
    return new RunningTrial(settings, asked, await loadRun({ id: asked.runId, session: settings.session }));
  }

  private constructor(settings: TuneSettings, asked: AskedTrial, run: Run) {
    this.#settings = settings;
    this.asked = asked;
    this.#run = run;
    this.#log = new OutputLog(({ text, timeMs }) => run.logLine(text, { stream: 'stdout', time: timeMs }));
    const [objective] = settings.study.objectives;
    this.#watch = new MetricWatch(settings.client, asked.runId, objective?.metric ?? '');
    const place = { trial: asked.number, run: asked.runId, study: settings.study.name };
    this.#words = fillTemplate(settings.words, asked.values, place);
    this.#output = this.#follow();
  }

  /** One for each attempt. */
  job(): JobRequest {
    const [program = '', ...args] = this.#words;
    this.#output = this.#follow();
    this.attempts += 1;
    const { study, folder, environmentOf, limits } = this.#settings;
    return {
      name: `${study.name.replaceAll(/[^\w.-]/g, '-').slice(0, 50)}-${this.asked.number}`,
      program,
      args,
      folder,
      environment: environmentOf(this.asked),
      outputFile: this.#outputFile,
      limits,
    };
  }

  /** Takes in what its program printed and logged since, and reports it. Says why the program should end, where it should. */
  async look(): Promise<void> {
    if (this.#looking !== undefined) return;
    this.#looking = this.#lookOnce().finally(() => (this.#looking = undefined));
    // What cannot be asked now is asked the next time, unless the server said no.
    await this.#looking.catch((thrown: unknown) => {
      if (thrown instanceof AssayError && thrown.code === 'NotFound') this.cause ??= 'stopped';
    });
  }

  /** Its program has ended, and nothing of it runs any more: tells that. */
  async finish(signal: AbortSignal): Promise<Trial> {
    await this.#looking?.catch(() => undefined);
    await this.#output.end();
    this.#log.close();
    const told = this.#told();
    await this.#run.flush();
    const { client, study } = this.#settings;
    const params = { studyId: study.id, number: this.asked.number };
    try {
      return await client.tellTrial({ params, body: told, retry: patient, signal });
    } catch (thrown) {
      // A complete trial whose metric is missing is kept as failed, and says so.
      if (!(thrown instanceof AssayError) || signal.aborted) throw thrown;
      const trial = await client.getTrial({ params, retry: patient, signal });
      return trial.failure === '' ? { ...trial, failure: messageOf(thrown) } : trial;
    } finally {
      await this.#run[Symbol.asyncDispose]();
      await rm(this.#outputFile, { force: true });
    }
  }

  get #outputFile(): string {
    return path.join(this.#settings.outputFolder, `${this.asked.number}-${this.asked.runId}.txt`);
  }

  #follow(): OutputFollower {
    return new OutputFollower(this.#outputFile, (text) => this.#take(text));
  }

  #take(text: string): void {
    if (text.trim() !== '') this.lastLines.push(text);
    if (this.lastLines.length > keptLines) this.lastLines.shift();
    if (this.#settings.keepsLog) this.#log.add({ timeMs: Date.now(), stream: 'stdout', text });
    for (const { name, value, step } of catchMetrics(this.#settings.patterns, text)) {
      const counted = this.#steps.get(name) ?? 0;
      this.#run.logMetric(name, value, { step: step ?? counted });
      if (name === this.#settings.study.objectives[0]?.metric)
        this.#unreported.push(...this.#watch.take(step ?? counted, value));
      this.#steps.set(name, Math.max(counted, step ?? counted) + 1);
    }
  }

  async #lookOnce(): Promise<void> {
    await this.#output.read();
    const { client, study } = this.#settings;
    const params = { studyId: study.id, number: this.asked.number };
    // What is caught from the output has not to come back from the server first.
    if (!this.#catchesObjective()) this.#unreported.push(...(await this.#watch.read()));
    for (let [point] = this.#unreported; point !== undefined; [point] = this.#unreported) {
      const { step, value } = point;
      const body = { step, value: toWireNumber(value), isLogged: true };
      const answer = await client.reportTrial({ params, body });
      this.#unreported.shift();
      this.#heardMs = Date.now();
      this.values.push(value);
      this.lastStep = step;
      if (answer.shouldPrune) this.cause ??= 'pruned';
      if (answer.shouldStop) this.cause ??= 'stopped';
    }
    if (Date.now() - this.#heardMs < study.leaseMs / 3) return;
    const { shouldStop } = await client.heartbeatTrial({ params });
    this.#heardMs = Date.now();
    if (shouldStop) this.cause ??= 'stopped';
  }

  #catchesObjective(): boolean {
    const { patterns, study } = this.#settings;
    return patterns.some(({ name }) => name === study.objectives[0]?.metric);
  }

  #told(): TellTrial {
    const { state, reason = '' } = this.status;
    if (this.cause === 'pruned') return { state: 'pruned' };
    if (this.cause === 'interrupted') return { state: 'failed', failure: 'It was interrupted.', runAgain: true };
    if (this.cause === 'stopped') return { state: 'failed', failure: 'The study was stopped.' };
    if (state === 'succeeded') return { state: 'complete' };
    const last = this.lastLines.at(-1);
    return { state: 'failed', failure: (last === undefined ? reason : `${reason}: ${last}`).slice(0, 2000) };
  }
}
