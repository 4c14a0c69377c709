import path from 'node:path';
import { messageOf } from '@assay/base';
import type { Artifact } from '@assay/wire';
import type { CaptureOptions } from './capture/capture-options.ts';
import type { ExperimentConfig } from './config/config.ts';
import type { FinalStatus } from './open-run.ts';
import { Run } from './run.ts';
import type { MetricOptions } from './run-recorder.ts';
import { Session } from './session.ts';

export interface ExperimentTrackerOptions extends Partial<ExperimentConfig> {
  /** Instead of one made from `url`. */
  readonly session?: Session | undefined;
}

export interface StartExperimentOptions {
  readonly name: string;
  readonly description?: string | undefined;
  /** Of the run that is started in it. */
  readonly runName?: string | undefined;
  readonly capture?: CaptureOptions | false | undefined;
}

/**
 * Experiments by way of a configuration: `new ExperimentTracker(config.getExperimentConfig())`. Each
 * `startExperiment` starts one run of the experiment of that name.
 */
export class ExperimentTracker {
  readonly session: Session;
  readonly #options: ExperimentTrackerOptions;

  constructor(options: ExperimentTrackerOptions = {}) {
    this.#options = options;
    this.session =
      options.session ?? (options.url === undefined ? Session.default() : new Session({ url: options.url }));
  }

  async startExperiment(options: StartExperimentOptions): Promise<TrackedExperiment> {
    const { logInterval, storagePath, artifactStorage = '' } = this.#options;
    const systemMetrics = logInterval === undefined ? true : logInterval > 0 && { intervalMs: logInterval * 1000 };
    const run = await Run.start({
      experiment: options.name,
      name: options.runName,
      session: this.session,
      capture: options.capture === false ? false : { systemMetrics, ...options.capture },
    });
    if (!this.session.reachability.reachable && storagePath !== undefined) {
      this.session.warn(`to start a server: assay serve --data ${JSON.stringify(storagePath)}`);
    }
    if (options.description !== undefined) void this.#describe(options.name, options.description);
    return new TrackedExperiment(run, artifactStorage);
  }

  /** Gives an experiment that has no description this one. It is not worth holding anything up for. */
  async #describe(name: string, description: string): Promise<void> {
    const { client } = this.session;
    try {
      const { experiments } = await client.listExperiments({ query: { name: this.session.nameOf(name), limit: 1 } });
      const found = experiments[0];
      if (found?.description !== '') return;
      await client.updateExperiment({ params: { experimentId: found.id }, body: { description } });
    } catch (thrown) {
      this.session.warn(`experiment "${name}": its description was not stored: ${messageOf(thrown)}`);
    }
  }
}

/** A run of an experiment, in few words. `run` has the rest. */
export class TrackedExperiment implements AsyncDisposable {
  readonly run: Run;
  readonly #prefix: string;

  constructor(run: Run, prefix: string) {
    this.run = run;
    this.#prefix = prefix;
  }

  get name(): string {
    return this.run.experiment ?? '';
  }

  logParams(parameters: Readonly<Record<string, unknown>>): void {
    this.run.logParameters(parameters);
  }

  logMetrics(metrics: Readonly<Record<string, number>>, options: MetricOptions = {}): void {
    this.run.logMetrics(metrics, options);
  }

  /** Stores a file under its name, behind the configured `artifact_storage`. */
  logArtifact(file: string): Promise<Artifact | undefined> {
    return this.run.logFile(file, { name: path.posix.join(this.#prefix, path.basename(file)) });
  }

  finish(status: FinalStatus = 'completed', message = ''): Promise<void> {
    return this.run.finish(status, message);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.run[Symbol.asyncDispose]();
  }
}
