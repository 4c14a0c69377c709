import { Keeper } from './keeper.ts';
import { Ledger } from './ledger.ts';
import { Logger } from './logger.ts';
import { NativeClient } from './native-client.ts';
import { seededRandom } from './random.ts';

const loggers = 7;
const lanes = 3;
const pointsPerLife = 15_000;

/** Several clients that log, and one that makes and ends runs. They outlive the server and go on with the next one. */
export class Load {
  readonly ledger = new Ledger();
  readonly #loggers: readonly Logger[];
  readonly #keeper: Keeper;

  constructor(seed: number) {
    this.#keeper = new Keeper(this.ledger, seededRandom(seed, 1));
    // The last two name no batches: what they were not told of is never sent again.
    this.#loggers = Array.from(
      { length: loggers },
      (_, i) => new Logger(this.ledger, seed, seededRandom(seed, 2 + i), `client-${i}`, i < loggers - 2),
    );
  }

  /** Works until told to stop; ends by itself, too, when the server is gone. What is under way then is waited for. */
  async work(port: number, signal: AbortSignal): Promise<void> {
    using client = new NativeClient(port, loggers * lanes + 2);
    const budget = { untilPoints: this.ledger.counts.sentPoints + pointsPerLife };
    await Promise.all([
      this.#keeper.work(client, signal),
      ...this.#loggers.map((logger) => logger.work(client, lanes, budget, signal)),
    ]);
  }

  /** Sends again all that was not answered. Rejects when the server is gone. */
  async settle(port: number): Promise<void> {
    using client = new NativeClient(port, 8);
    await this.#keeper.settle(client);
    await Promise.all(this.#loggers.map((logger) => logger.settle(client)));
  }
}
