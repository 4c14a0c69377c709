import { invalidInput, messageOf, systemClock } from '@assay/base';
import type { Comparison, CurvesAnalysis, ServerInfo } from '@assay/wire';
import { createClient } from '../core/client.ts';
import type { AssayClient } from '../core/client.ts';
import { PointBudget } from '../core/point-buffer.ts';
import { Reachability } from '../core/reachability.ts';
import { compareRuns } from './compare.ts';
import type { CompareRequest } from './compare.ts';
import { analyzeCurves } from './analyze-curves.ts';
import type { AnalyzeCurvesRequest } from './analyze-curves.ts';
import { Exports } from './exports.ts';
import { disabledSink } from './disabled-sink.ts';
import { MemorySink } from './memory-sink.ts';
import type { RunSink } from './run-sink.ts';
import { SpoolChannel } from './spool/spool-channel.ts';
import { spoolRoot } from './spool/spool-root.ts';
import { SpoolSink } from './spool/spool-sink.ts';
import type { Durability, SpoolSinkOptions } from './spool/spool-sink.ts';
import { warnOnStderr } from './warn.ts';

/** `offline`: nothing is sent, `assay sync` does that later. `disabled`: runs are recorded nowhere. */
export type SessionMode = 'online' | 'offline' | 'disabled';

export interface SessionOptions {
  /** Address of the server. Default: the environment variable ASSAY_URL, else http://127.0.0.1:4600. */
  readonly url?: string | undefined;
  /** Access key. Default: the environment variable ASSAY_KEY, else none. */
  readonly key?: string | undefined;
  /** The `fetch` to use instead of Node's own, e.g. one that goes through a proxy. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Keep names of experiments and runs as given, instead of turning them into lower case. Default false. */
  readonly keepCase?: boolean | undefined;
  /** Default: the environment variable ASSAY_MODE, else `online`. */
  readonly mode?: SessionMode | undefined;
  /**
   * Where what is logged waits to be sent. Default: the environment variable ASSAY_SPOOL, else the folder that the system
   * has for the state of programs (`~/.local/state/assay/spool`).
   */
  readonly spool?: string | undefined;
  /** The most that a spool may hold; beyond, new points are dropped, counted and reported. Default 10 GB or 5 % of the disk. */
  readonly maximumSpoolBytes?: number | undefined;
  /**
   * `buffer` (default): a call returns when its record is in memory, from where it reaches the spool's file within 50 ms.
   * `write`: a call returns when its record is in the file.
   */
  readonly durability?: Durability | undefined;
  /** Only where no folder can be written: how many metric points may wait in memory instead. Default 1,000,000. */
  readonly maximumQueuedPoints?: number | undefined;
  /** The longest that `finish` and the end of a scope wait for what is still to be sent. Default 10 s. */
  readonly finishTimeoutMs?: number | undefined;
  /** Takes the few lines that the SDK has to say. Default: stderr. */
  readonly warn?: ((line: string) => void) | undefined;
}

export const defaultUrl = 'http://127.0.0.1:4600';

let shared: Session | undefined;

/** The connection to one server, and the way of what its runs log. */
export class Session {
  readonly url: string;
  readonly key: string | undefined;
  readonly client: AssayClient;
  readonly keepCase: boolean;
  readonly finishTimeoutMs: number;
  readonly mode: SessionMode;
  readonly durability: Durability;
  /** @internal */
  readonly reachability: Reachability;
  /** @internal */
  readonly warn: (line: string) => void;
  readonly #options: SessionOptions;
  #channel: SpoolChannel | undefined;
  #budget: PointBudget | undefined;

  constructor(options: SessionOptions = {}) {
    this.#options = options;
    this.mode = options.mode ?? modeOfEnvironment();
    this.durability = options.durability ?? 'buffer';
    const url = options.url ?? nonEmpty(process.env['ASSAY_URL']) ?? defaultUrl;
    this.key = options.key ?? nonEmpty(process.env['ASSAY_KEY']);
    this.client = createClient({ url, key: this.key, fetch: options.fetch });
    this.url = this.client.url;
    this.keepCase = options.keepCase ?? false;
    this.finishTimeoutMs = options.finishTimeoutMs ?? 10_000;
    this.warn = options.warn ?? warnOnStderr;
    this.reachability = new Reachability(systemClock, this.warn);
  }

  /** @internal Whether calls go by way of a `fetch` that was given, which no other thread can have. */
  get hasOwnFetch(): boolean {
    return this.#options.fetch !== undefined;
  }

  /** Where what its runs log waits to be sent. */
  get spoolFolder(): string {
    return this.#options.spool ?? spoolRoot();
  }

  /** The session that is used where none is given, made from the environment when it is first needed. */
  static default(): Session {
    shared ??= new Session();
    return shared;
  }

  /** Uses this session where none is given, from now on. */
  static setDefault(session: Session): void {
    shared = session;
  }

  /** Runs and points as files and tables: docs/guide/data-out.md. */
  get export(): Exports {
    return new Exports(this);
  }

  /** Version, limits and counts of the server. */
  serverInfo(options: { readonly signal?: AbortSignal } = {}): Promise<ServerInfo> {
    return this.client.getServer(options);
  }

  /** What curves of runs did: plateau, divergence, overfitting, target, throughput, cost; `words` say it in sentences. */
  analyzeCurves(request: AnalyzeCurvesRequest): Promise<CurvesAnalysis> {
    return analyzeCurves(this.client, request);
  }

  /** Whether sets of runs differ in a metric, how sure that is, and how many runs more would settle it; `sentence` says it in words. */
  compare(request: CompareRequest): Promise<Comparison> {
    return compareRuns(this.client, request);
  }

  /** @internal Where a run's records go. */
  openSink(run: Omit<SpoolSinkOptions, 'channel' | 'run'> & { readonly otherCreation: OtherCreation }): RunSink {
    if (this.mode === 'disabled') return disabledSink;
    for (;;) {
      if (this.#budget !== undefined) return this.#memorySink(run, this.#budget);
      const channel = (this.#channel ??= this.#openChannel());
      const number = channel?.join(run.runId);
      if (channel !== undefined && number !== undefined) return new SpoolSink({ ...run, channel, run: number });
      this.#channel = undefined;
    }
  }

  /** Undefined where no folder can be written; from then on runs wait in memory. */
  #openChannel(): SpoolChannel | undefined {
    const root = this.spoolFolder;
    try {
      return new SpoolChannel({
        root,
        url: this.url,
        key: this.key,
        fetch: this.#options.fetch,
        mode: this.mode === 'offline' ? 'offline' : 'online',
        limitBytes: this.#options.maximumSpoolBytes,
        reachability: this.reachability,
        warn: this.warn,
      });
    } catch (thrown) {
      const remedy = 'Set ASSAY_SPOOL to a folder that can be written.';
      this.warn(
        `no spool can be made in ${root} (${messageOf(thrown)}); what is logged waits in memory only. ${remedy}`,
      );
      this.#budget = new PointBudget(this.#options.maximumQueuedPoints ?? 1_000_000);
      return undefined;
    }
  }

  #memorySink(run: Parameters<Session['openSink']>[0], budget: PointBudget): RunSink {
    const { runId, create, onProblem, otherCreation } = run;
    const { client, reachability } = this;
    const clock = systemClock;
    const onCreationRefused = otherCreation;
    return new MemorySink({ client, runId, create, budget, clock, reachability, onProblem, onCreationRefused });
  }

  /** A name of an experiment or a run as this session writes it. */
  nameOf(name: string): string {
    return this.keepCase ? name : name.toLowerCase();
  }
}

type OtherCreation = NonNullable<ConstructorParameters<typeof MemorySink>[0]['onCreationRefused']>;

function modeOfEnvironment(): SessionMode {
  const mode = nonEmpty(process.env['ASSAY_MODE']) ?? 'online';
  if (mode === 'online' || mode === 'offline' || mode === 'disabled') return mode;
  throw invalidInput('ASSAY_MODE', `expected online, offline or disabled, got ${JSON.stringify(mode)}`);
}

const nonEmpty = (text: string | undefined): string | undefined => (text === '' ? undefined : text);
