import { messageOf } from '@assay/base';
import type { Clock } from '@assay/base';

/** Says once that the server does not answer, and once that it does again. */
export class Reachability {
  readonly #clock: Clock;
  readonly #warn: (line: string) => void;
  #lostSince: number | undefined;
  #loss = Promise.withResolvers<'lost'>();

  constructor(clock: Clock, warn: (line: string) => void) {
    this.#clock = clock;
    this.#warn = warn;
  }

  get reachable(): boolean {
    return this.#lostSince === undefined;
  }

  /** Settles at the next failure: whoever must wait for an answer need not wait any longer. */
  nextLoss(): Promise<'lost'> {
    return this.#loss.promise;
  }

  failed(thrown: unknown): void {
    this.#loss.resolve('lost');
    this.#loss = Promise.withResolvers();
    if (this.#lostSince !== undefined) return;
    this.#lostSince = this.#clock.now();
    this.#warn(`${messageOf(thrown)} The run goes on; what it logs is kept and sent later.`);
  }

  answered(): void {
    if (this.#lostSince === undefined) return;
    const seconds = Math.max(1, Math.round((this.#clock.now() - this.#lostSince) / 1000));
    this.#lostSince = undefined;
    this.#warn(`The server answers again, after ${seconds} s.`);
  }
}
