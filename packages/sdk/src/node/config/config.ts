import { readFile } from 'node:fs/promises';
import { AssayError, invalidInput, messageOf } from '@assay/base';
import { parseDocument } from 'yaml';
import { checkConfig } from './check-config.ts';
import { configFields } from './config-fields.ts';

/** Settings of an `ExperimentTracker`. */
export interface ExperimentConfig {
  /** Address of the server; undefined: that of the session. */
  readonly url: string | undefined;
  /** Data folder of the server to start where none answers (`assay serve --data …`); nothing is written there by the SDK. */
  readonly storagePath: string;
  /** Seconds between two samples of the system metrics. */
  readonly logInterval: number;
  /** Put in front of the names of artifacts. */
  readonly artifactStorage: string;
}

/** Settings of a search for hyperparameters. */
export interface OptimizationConfig {
  readonly algorithm: string;
  readonly nTrials: number;
  readonly parallelJobs: number;
  /** Seconds; null for no bound. */
  readonly timeout: number | null;
}

export interface AnalysisConfig {
  readonly metrics: readonly string[];
  readonly visualization: { readonly type: 'interactive' | 'static'; readonly savePath: string };
}

/** The file's content, after it was checked. */
interface ConfigFile {
  readonly experiments?: {
    readonly tracking?: {
      readonly url?: string | null;
      readonly storage_path?: string | null;
      readonly log_interval?: number | null;
      readonly artifact_storage?: string | null;
    } | null;
    readonly optimization?: {
      readonly algorithm?: string | null;
      readonly n_trials?: number | null;
      readonly parallel_jobs?: number | null;
      readonly timeout?: number | null;
    } | null;
    readonly analysis?: {
      readonly metrics?: readonly string[] | null;
      readonly visualization?: {
        readonly type?: 'interactive' | 'static' | null;
        readonly save_path?: string | null;
      } | null;
    } | null;
  } | null;
}

/** Settings of experiments, as a YAML file has them. What the file leaves out has a default. */
export class Config {
  readonly #file: ConfigFile;

  /** Settings as an object of the file's shape; none for the defaults. Throws InvalidInput for what is not known. */
  constructor(settings: unknown = {}) {
    checkConfig(settings, configFields, '');
    this.#file = settings ?? {};
  }

  /** Reads a YAML file. */
  static async load(path: string): Promise<Config> {
    let text: string;
    try {
      text = await readFile(path, 'utf8');
    } catch (thrown) {
      throw new AssayError('NotFound', `Config.load("${path}"): ${messageOf(thrown)}`, { path }, { cause: thrown });
    }
    return Config.fromText(text, path);
  }

  /** Reads YAML text; `source` names it in messages. */
  static fromText(text: string, source = 'configuration'): Config {
    const document = parseDocument(text, { schema: 'core' });
    const fault = document.errors[0] ?? document.warnings[0];
    if (fault !== undefined) throw invalidInput('', `${source}: ${fault.message}`);
    try {
      return new Config(document.toJS({ maxAliasCount: 100 }) ?? {});
    } catch (thrown) {
      if (!(thrown instanceof AssayError)) throw invalidInput('', `${source}: ${messageOf(thrown)}`);
      throw new AssayError(thrown.code, `${source}: ${thrown.message}`, thrown.details, { cause: thrown });
    }
  }

  getExperimentConfig(): ExperimentConfig {
    const tracking = this.#file.experiments?.tracking;
    return {
      url: tracking?.url ?? undefined,
      storagePath: tracking?.storage_path ?? '.assay',
      logInterval: tracking?.log_interval ?? 5,
      artifactStorage: tracking?.artifact_storage ?? '',
    };
  }

  getOptimizationConfig(): OptimizationConfig {
    const optimization = this.#file.experiments?.optimization;
    return {
      algorithm: optimization?.algorithm ?? 'bayesian',
      nTrials: optimization?.n_trials ?? 10,
      parallelJobs: optimization?.parallel_jobs ?? 1,
      timeout: optimization?.timeout ?? null,
    };
  }

  getAnalysisConfig(): AnalysisConfig {
    const analysis = this.#file.experiments?.analysis;
    return {
      metrics: analysis?.metrics ?? [],
      visualization: {
        type: analysis?.visualization?.type ?? 'interactive',
        savePath: analysis?.visualization?.save_path ?? 'visualizations/',
      },
    };
  }
}
