import { setTimeout as sleep } from 'node:timers/promises';
import type { CrashPoint } from '@assay/storage';
import { freePort, startServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';
import type { Disk } from './disk/disk.ts';
import { checkAll } from './load/check-all.ts';
import { noFindings } from './load/check-run.ts';
import type { Findings } from './load/check-run.ts';
import { Load } from './load/load.ts';
import { seededRandom } from './load/random.ts';
import type { Random } from './load/random.ts';
import { verifyFolder } from './verify-folder.ts';

export interface RigOptions {
  readonly seed: number;
  readonly disk: Disk;
  /** More environment of the server. */
  readonly env?: Readonly<Record<string, string>>;
  /** How long a server is let live at most where it is to be struck at any moment. */
  readonly longestLifeMs?: number;
  /** `assay verify` looks at what every so many blows left; 5 by default, and in any case at the end. */
  readonly verifyEvery?: number;
}

/** How a round ends: at any moment, or where the server passes a named place for the n-th time. */
export type Blow = { readonly at: 'any moment' } | { readonly at: CrashPoint; readonly passing: number };

export interface RoundResult {
  /** False where the server lived so long that it had to be struck from outside: it did not pass the place. */
  readonly hit: boolean;
  /** Of the state that the blow before left. */
  readonly findings: Findings;
}

/** For a place that the server does not pass as often as others; machines are slow at times. */
const patienceMs = 8000;

/** A server under load that is struck down again and again, and looked over each time it comes back. */
export class CrashRig {
  readonly load: Load;
  readonly #options: RigOptions;
  readonly #random: Random;
  #port = 0;
  #blows = 0;

  constructor(options: RigOptions) {
    this.#options = options;
    this.#random = seededRandom(options.seed, 0);
    this.load = new Load(options.seed);
  }

  /** A server comes up, is asked for everything that those before it acknowledged, and works under load until the blow. */
  async round(blow: Blow): Promise<RoundResult> {
    const armed = blow.at === 'any moment' ? undefined : blow;
    const first = await this.#start(armed).catch((thrown: unknown) => {
      // Some places are passed while it starts.
      if (armed !== undefined && String(thrown).includes('SIGKILL')) return undefined;
      throw thrown;
    });
    const looked = first === undefined ? undefined : await this.#lookOver(first);
    if (first !== undefined && looked !== undefined) {
      const hit = await this.#strikeUnderLoad(first, armed !== undefined);
      return { hit, findings: await this.#verified(looked) };
    }
    await this.#options.disk.strike(first);
    // It died where it was to, before the load came: another one is looked over.
    const second = await this.#start();
    const findings = await this.#check(false);
    await this.#strikeUnderLoad(second, false);
    return { hit: true, findings: await this.#verified(findings) };
  }

  /** After the last round: what was open is sent again, everything looked over, and the server ended as it should be. */
  async finish(): Promise<Findings> {
    await using server = await this.#start();
    await this.load.settle(this.#port);
    const findings = await this.#check(true);
    const { code } = await server.stop();
    if (code !== 0) findings.problems.push(`the last server ended with code ${code}:\n${server.output()}`);
    findings.problems.push(...(await verifyFolder(this.#options.disk.dataDir)));
    return findings;
  }

  async #verified(findings: Findings): Promise<Findings> {
    if (++this.#blows % (this.#options.verifyEvery ?? 5) === 0)
      findings.problems.push(...(await verifyFolder(this.#options.disk.dataDir)));
    return findings;
  }

  #check(isThorough: boolean): Promise<Findings> {
    return checkAll(this.#port, this.#options.seed, this.load.ledger, isThorough);
  }

  /** What it answers compared with the ledger; undefined when it died while it was asked. */
  async #lookOver(server: TestServer): Promise<Findings | undefined> {
    try {
      return await this.#check(false);
    } catch (thrown) {
      await Promise.race([endOf(server), sleep(2000, undefined, { ref: false })]);
      if (server.process.signalCode === 'SIGKILL') return undefined;
      throw new Error(`The server could not be asked:\n${server.output()}`, { cause: thrown });
    }
  }

  /** Answers whether it died by itself. */
  async #strikeUnderLoad(server: TestServer, isArmed: boolean): Promise<boolean> {
    const stop = new AbortController();
    const working = this.load.work(this.#port, stop.signal);
    const lifeMs = isArmed ? patienceMs : this.#random.between(50, this.#options.longestLifeMs ?? 700);
    await Promise.race([endOf(server), sleep(lifeMs, undefined, { ref: false })]);
    const diedByItself = server.process.signalCode === 'SIGKILL';
    await this.#options.disk.strike(server);
    stop.abort();
    await working;
    if (server.process.signalCode !== 'SIGKILL' || (!isArmed && diedByItself))
      throw new Error(`The server ended by itself (code ${server.process.exitCode}):\n${server.output()}`);
    return diedByItself;
  }

  async #start(armed?: Exclude<Blow, { at: 'any moment' }>): Promise<TestServer> {
    const { disk, env = {} } = this.#options;
    if (this.#port === 0) this.#port = await freePort();
    return startServer({
      dataDir: disk.dataDir,
      port: this.#port,
      args: ['--log-level', 'error'],
      env: {
        ...env,
        ...(await disk.prepare()),
        ...(armed === undefined ? {} : { ASSAY_CRASH_POINT: `${armed.at}:${armed.passing}` }),
      },
    });
  }
}

const endOf = (server: TestServer): Promise<void> =>
  new Promise((resolve) => {
    if (server.process.exitCode !== null || server.process.signalCode !== null) resolve();
    else server.process.once('exit', () => resolve());
  });

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
