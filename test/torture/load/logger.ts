import { largestBatch } from './batch-plan.ts';
import type { Batch, Ledger, TrackedRun } from './ledger.ts';
import { logBatch } from './log-batch.ts';
import type { NativeClient } from './native-client.ts';
import type { Random } from './random.ts';

interface Sent {
  readonly run: TrackedRun;
  readonly batch: Batch;
}

/** Once that many points were sent there are only single ones, so that a long life of the server is not a flood. */
export interface Budget {
  readonly untilPoints: number;
}

/** One client that logs. It outlives the server: what was not answered is sent again to the next one, under the same number. */
export class Logger {
  readonly #ledger: Ledger;
  readonly #seed: number;
  readonly #random: Random;
  readonly #clientId: string;
  readonly #isKeyed: boolean;
  readonly #sequences = new Map<TrackedRun, number>();
  readonly #unanswered = new Set<Sent>();
  #recent: Sent[] = [];

  constructor(ledger: Ledger, seed: number, random: Random, clientId: string, isKeyed: boolean) {
    this.#ledger = ledger;
    this.#seed = seed;
    this.#random = random;
    this.#clientId = clientId;
    this.#isKeyed = isKeyed;
  }

  /** Logs in `lanes` requests at a time until told to stop or the server is gone. */
  async work(client: NativeClient, lanes: number, budget: Budget, signal: AbortSignal): Promise<void> {
    await this.settle(client).catch(() => undefined);
    await Promise.allSettled(
      Array.from({ length: lanes }, async () => {
        while (!signal.aborted) await this.#logOne(client, budget);
      }),
    );
  }

  /** Sends again what was not answered. Rejects when the server is gone. */
  async settle(client: NativeClient): Promise<void> {
    for (const sent of this.#unanswered) {
      if (sent.run.purged === undefined) await logBatch(client, this.#ledger, this.#seed, sent.run, sent.batch, false);
      if (sent.batch.outcome !== 'unknown' || sent.run.purged !== undefined) this.#unanswered.delete(sent);
    }
  }

  async #logOne(client: NativeClient, budget: Budget): Promise<void> {
    const replayed = this.#random.chance(0.04)
      ? this.#recent[this.#random.between(0, this.#recent.length - 1)]
      : undefined;
    if (replayed !== undefined && !replayed.run.closed) {
      await logBatch(client, this.#ledger, this.#seed, replayed.run, replayed.batch, false);
      return;
    }
    const runs = this.#ledger.openRuns();
    const run = runs[this.#random.between(0, runs.length - 1)];
    if (run === undefined) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      return;
    }
    const sent = { run, batch: this.#ledger.addBatch(run, await this.#size(budget), this.#sourceFor(run)) };
    // Without a number a second attempt could store it twice: such a batch stays unknown.
    if (this.#isKeyed) this.#unanswered.add(sent);
    await logBatch(client, this.#ledger, this.#seed, run, sent.batch, true);
    if (sent.batch.outcome === 'unknown') return;
    this.#unanswered.delete(sent);
    if (this.#isKeyed && sent.batch.outcome === 'acknowledged') this.#recent = [...this.#recent.slice(-19), sent];
  }

  async #size(budget: Budget): Promise<number> {
    if (this.#ledger.counts.sentPoints > budget.untilPoints) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      return 1;
    }
    const kind = this.#random.next();
    if (kind < 0.45) return 1;
    return kind < 0.97 ? this.#random.between(2, 200) : this.#random.between(1000, largestBatch);
  }

  #sourceFor(run: TrackedRun): Batch['source'] {
    if (!this.#isKeyed) return undefined;
    const sequence = this.#sequences.get(run) ?? 0;
    this.#sequences.set(run, sequence + 1);
    return { clientId: this.#clientId, sequence };
  }
}
