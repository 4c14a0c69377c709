import { AssayError } from '@assay/base';
import { fromThreadError } from './thread-error.ts';
import type { Outcome } from './thread-messages.ts';

interface Pending {
  readonly cost: number;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** Calls that a thread has been given and has not answered. */
export class PendingCalls {
  readonly #calls = new Map<number, Pending>();
  #cost = 0;

  get size(): number {
    return this.#calls.size;
  }

  get cost(): number {
    return this.#cost;
  }

  add(call: number, pending: Pending): void {
    this.#calls.set(call, pending);
    this.#cost += pending.cost;
  }

  settle(outcome: Outcome): void {
    const pending = this.#take(outcome.call);
    if (outcome.ok) pending?.resolve(outcome.value);
    else pending?.reject(fromThreadError(outcome.error));
  }

  /** The thread is gone; what it had begun may have been kept or not. */
  failAll(cause: unknown): void {
    for (const call of this.#calls.keys())
      this.#take(call)?.reject(
        new AssayError(
          'Unavailable',
          'The store stopped while this was being done: it may or may not have been kept.',
          {},
          { cause },
        ),
      );
  }

  #take(call: number): Pending | undefined {
    const pending = this.#calls.get(call);
    if (pending === undefined) return undefined;
    this.#calls.delete(call);
    this.#cost -= pending.cost;
    return pending;
  }
}
