import type { ReadPlace } from '../../lib/charts/read-out.ts';

/** What is read out beside the pointer. */
export interface ReadOutState {
  readonly place: ReadPlace;
  /** Of the crosshair and of the plot's upper edge, in the window. */
  readonly leftPx: number;
  readonly topPx: number;
  /** Stays until it is let go. */
  readonly isPinned: boolean;
  /** Reached by key: it is said aloud. */
  readonly isByKey: boolean;
}

/** Holds what is read out beside React's state, so that a moving pointer renders the read-out alone. */
export class ReadOutStore {
  #state: ReadOutState | undefined;
  readonly #listeners = new Set<() => void>();

  readonly get = (): ReadOutState | undefined => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(state: ReadOutState | undefined): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
