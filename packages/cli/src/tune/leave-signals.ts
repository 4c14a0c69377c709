/** Ctrl-C and its kin, the first time and the second. */
export class LeaveSignals implements Disposable {
  static readonly #names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  readonly #first = new AbortController();
  readonly #second = new AbortController();
  readonly #take: () => void;

  constructor(onSignal: (count: 1 | 2) => void) {
    this.#take = () => {
      const isFirst = !this.#first.signal.aborted;
      onSignal(isFirst ? 1 : 2);
      (isFirst ? this.#first : this.#second).abort();
    };
    for (const name of LeaveSignals.#names) process.on(name, this.#take);
  }

  get first(): AbortSignal {
    return this.#first.signal;
  }

  get second(): AbortSignal {
    return this.#second.signal;
  }

  [Symbol.dispose](): void {
    for (const name of LeaveSignals.#names) process.off(name, this.#take);
  }
}
