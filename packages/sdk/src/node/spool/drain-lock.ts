import { ringWord } from './ring-words.ts';

/** Calls `work` while no other thread drains the ring; undefined when that did not come about within `waitMs`. */
export function withDrainLock<T>(words: Int32Array<SharedArrayBuffer>, waitMs: number, work: () => T): T | undefined {
  const givesUpAt = performance.now() + waitMs;
  while (Atomics.compareExchange(words, ringWord.lock, 0, 1) !== 0) {
    const left = givesUpAt - performance.now();
    if (left <= 0) return undefined;
    Atomics.wait(words, ringWord.lock, 1, left);
  }
  try {
    return work();
  } finally {
    releaseDrainLock(words);
  }
}

/** Also for whoever knows that the thread that held it is gone. */
export function releaseDrainLock(words: Int32Array<SharedArrayBuffer>): void {
  Atomics.store(words, ringWord.lock, 0);
  Atomics.notify(words, ringWord.lock);
}
