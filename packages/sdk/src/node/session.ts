import { systemClock } from '@assay/base';
import type { ServerInfo } from '@assay/wire';
import { createClient } from '../core/client.ts';
import type { AssayClient } from '../core/client.ts';
import { PointBudget } from '../core/point-buffer.ts';
import { Reachability } from '../core/reachability.ts';
import { warnOnStderr } from './warn.ts';

export interface SessionOptions {
  /** Address of the server. Default: the environment variable ASSAY_URL, else http://127.0.0.1:4600. */
  readonly url?: string | undefined;
  /** Access key. Default: the environment variable ASSAY_KEY, else none. */
  readonly key?: string | undefined;
  /** The `fetch` to use instead of Node's own, e.g. one that goes through a proxy. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Keep names of experiments and runs as given, instead of turning them into lower case. Default false. */
  readonly keepCase?: boolean | undefined;
  /** How many metric points may wait in memory; beyond, the oldest are dropped, counted and reported. Default 1,000,000. */
  readonly maximumQueuedPoints?: number | undefined;
  /** The longest that `finish` and the end of a scope wait for what is still to be sent. Default 10 s. */
  readonly finishTimeoutMs?: number | undefined;
  /** Takes the few lines that the SDK has to say. Default: stderr. */
  readonly warn?: ((line: string) => void) | undefined;
}

export const defaultUrl = 'http://127.0.0.1:4600';

let shared: Session | undefined;

/** The connection to one server, and the memory in which its runs queue what they log. */
export class Session {
  readonly url: string;
  readonly key: string | undefined;
  readonly client: AssayClient;
  readonly keepCase: boolean;
  readonly finishTimeoutMs: number;
  /** @internal */
  readonly budget: PointBudget;
  /** @internal */
  readonly reachability: Reachability;
  /** @internal */
  readonly warn: (line: string) => void;

  constructor(options: SessionOptions = {}) {
    const url = options.url ?? nonEmpty(process.env['ASSAY_URL']) ?? defaultUrl;
    this.key = options.key ?? nonEmpty(process.env['ASSAY_KEY']);
    this.client = createClient({ url, key: this.key, fetch: options.fetch });
    this.url = this.client.url;
    this.keepCase = options.keepCase ?? false;
    this.finishTimeoutMs = options.finishTimeoutMs ?? 10_000;
    this.warn = options.warn ?? warnOnStderr;
    this.budget = new PointBudget(options.maximumQueuedPoints ?? 1_000_000);
    this.reachability = new Reachability(systemClock, this.warn);
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

  /** Version, limits and counts of the server. */
  serverInfo(options: { readonly signal?: AbortSignal } = {}): Promise<ServerInfo> {
    return this.client.getServer(options);
  }

  /** A name of an experiment or a run as this session writes it. */
  nameOf(name: string): string {
    return this.keepCase ? name : name.toLowerCase();
  }
}

const nonEmpty = (text: string | undefined): string | undefined => (text === '' ? undefined : text);
