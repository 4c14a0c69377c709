import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, startServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';
import type { Disk } from './disk/disk.ts';
import { checkAll } from './load/check-all.ts';
import { noFindings } from './load/check-run.ts';
import type { Findings } from './load/check-run.ts';
import { Load } from './load/load.ts';
import { seededRandom } from './load/random.ts';
import type { Random } from './load/random.ts';

export interface RigOptions {
  readonly seed: number;
  readonly disk: Disk;
  /** More environment of the server. */
  readonly env?: Readonly<Record<string, string>>;
  /** How long a server is let live at most where it is to be struck at any moment. */
  readonly longestLifeMs?: number;
}

/** How a round ends: at any moment, or where the server passes a named place for the n-th time. */
export type Blow = { readonly at: 'any moment' } | { readonly at: string; readonly passing: number };

export interface RoundResult {
  /** False where the server lived so long that it had to be struck from outside: it did not pass the place. */
  readonly hit: boolean;
  readonly findings: Findings;
}

const patienceMs = 5000;

/** A server under load that is struck down again and again, and looked over each time it comes back. */
export class CrashRig {
  readonly load: Load;
  readonly #options: RigOptions;
  readonly #random: Random;
  #port = 0;

  constructor(options: RigOptions) {
    this.#options = options;
    this.#random = seededRandom(options.seed, 0);
    this.load = new Load(options.seed);
  }

  /** A server works under load until the blow; the next one is asked for everything. */
  async round(blow: Blow): Promise<RoundResult> {
    const hit = await this.#strike(blow);
    await using server = await this.#start();
    const findings = await checkAll(this.#port, this.#options.seed, this.load.ledger, false);
    await this.#options.disk.strike(server);
    return { hit, findings };
  }

  /** After the last round: what was open is sent again, everything looked over, and the server ended as it should be. */
  async finish(): Promise<Findings> {
    await using server = await this.#start();
    await this.load.settle(this.#port);
    const findings = await checkAll(this.#port, this.#options.seed, this.load.ledger, true);
    const { code } = await server.stop();
    if (code !== 0) findings.problems.push(`the last server ended with code ${code}:\n${server.output()}`);
    return findings;
  }

  async #strike(blow: Blow): Promise<boolean> {
    const isNamed = blow.at !== 'any moment';
    const server = await this.#start(isNamed && 'passing' in blow ? `${blow.at}:${blow.passing}` : undefined).catch(
      (thrown: unknown) => {
        // Some places are passed while it starts.
        if (isNamed && String(thrown).includes('SIGKILL')) return undefined;
        throw thrown;
      },
    );
    if (server === undefined) return true;
    const stop = new AbortController();
    const died = new Promise<void>((resolve) => server.process.once('exit', () => resolve()));
    const working = this.load.work(this.#port, stop.signal);
    const longest = this.#options.longestLifeMs ?? 700;
    await Promise.race([
      died,
      sleep(isNamed ? patienceMs : this.#random.between(50, longest), undefined, { ref: false }),
    ]);
    const diedByItself = server.process.signalCode === 'SIGKILL';
    await this.#options.disk.strike(server);
    stop.abort();
    await working;
    if (!isNamed && diedByItself) throw new Error(`The server died before it was struck:\n${server.output()}`);
    if (server.process.signalCode !== 'SIGKILL')
      throw new Error(`The server ended by itself (code ${server.process.exitCode}):\n${server.output()}`);
    return diedByItself;
  }

  async #start(crashPoint?: string): Promise<TestServer> {
    const { disk, env = {} } = this.#options;
    if (this.#port === 0) this.#port = await freePort();
    return startServer({
      dataDir: disk.dataDir,
      port: this.#port,
      args: ['--log-level', 'error'],
      env: {
        ...env,
        ...(await disk.prepare()),
        ...(crashPoint === undefined ? {} : { ASSAY_CRASH_POINT: crashPoint }),
      },
    });
  }
}

/** What several looks found, together. `points` is what the last one saw. */
export function sumOf(all: readonly Findings[]): Findings {
  const sum = noFindings();
  for (const each of all) {
    sum.points = each.points;
    sum.lost += each.lost;
    sum.doubled += each.doubled;
    sum.invented += each.invented;
    sum.halved += each.halved;
    sum.problems.push(...each.problems);
  }
  return sum;
}
