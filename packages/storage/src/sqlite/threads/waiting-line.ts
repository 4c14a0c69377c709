import { AssayError } from '@assay/base';

interface Waiting<Request> {
  readonly request: Request;
  readonly cost: number;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** Requests that no thread has been given yet, bounded in number and bytes; an abort takes one out. */
export class WaitingLine<Request> {
  readonly #line = new Set<Waiting<Request>>();
  readonly #maxCount: number;
  readonly #maxCost: number;
  #cost = 0;

  constructor(maxCount: number, maxCost: number) {
    this.#maxCount = maxCount;
    this.#maxCost = maxCost;
  }

  get size(): number {
    return this.#line.size;
  }

  get cost(): number {
    return this.#cost;
  }

  /** Throws TooManyRequests when the line is full; `busy` and `busyCost` are what the threads have besides. */
  join(
    request: Request,
    cost: number,
    busy: { count: number; cost: number },
    signal: AbortSignal | undefined,
  ): Promise<unknown> {
    if (
      this.#line.size + busy.count >= this.#maxCount ||
      (this.#cost > 0 && this.#cost + busy.cost + cost > this.#maxCost)
    )
      throw new AssayError(
        'TooManyRequests',
        `The store is behind: ${this.#line.size + busy.count} requests wait. Try again in a moment.`,
        { retryAfterMs: 500 },
      );
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        if (!this.#line.delete(waiting)) return;
        this.#cost -= cost;
        reject(signal?.reason);
      };
      const settled = <V>(settle: (value: V) => void) => {
        return (value: V): void => {
          signal?.removeEventListener('abort', leave);
          settle(value);
        };
      };
      const waiting: Waiting<Request> = { request, cost, resolve: settled(resolve), reject: settled(reject) };
      signal?.addEventListener('abort', leave, { once: true });
      this.#line.add(waiting);
      this.#cost += cost;
    });
  }

  /** The one that came first. */
  next(): Waiting<Request> | undefined {
    for (const waiting of this.#line) {
      this.#line.delete(waiting);
      this.#cost -= waiting.cost;
      return waiting;
    }
    return undefined;
  }
}
