import { AssayError } from '@assay/base';

/** Thrown out of the middle of work when the store closes; what was begun is given up. */
export class CompactionStopped extends AssayError {
  constructor() {
    super('Unavailable', 'The store is closing: the compaction was given up. Nothing is lost; start it again.');
  }
}

/** Longest stretch of work between two rests. */
const stretchMicroseconds = 10_000;
/** Longest rest, so that a stop is never far. */
const maxRestMs = 500;
const lookMs = 1000;

/**
 * Spreads work over time. The thread sleeps where `breathe` is called once it has used the processor for about 10 ms since its
 * last rest, for as long as its share demands; time in which others had the processor does not count.
 */
export class Pace {
  readonly #stop: Int32Array;
  #share = 1;
  #look: () => void = () => undefined;
  #lookedMs = performance.now();
  #restedAt = processorMicroseconds();

  /** `stop`: shared with whoever may stop the work, by setting entry 0 and notifying. */
  constructor(stop: Int32Array) {
    this.#stop = stop;
  }

  /** Called about once a second out of `breathe`, however long a piece of work takes: it may change the share. */
  set look(look: () => void) {
    this.#look = look;
  }

  /** Of a processor, from 0 to 1. */
  set share(share: number) {
    this.#share = Math.min(1, Math.max(0.01, share));
  }

  get stopped(): boolean {
    return Atomics.load(this.#stop, 0) !== 0;
  }

  /** Throws CompactionStopped when the work is to end. */
  breathe(): void {
    if (this.stopped) throw new CompactionStopped();
    const used = processorMicroseconds() - this.#restedAt;
    if (used < stretchMicroseconds) return;
    if (performance.now() - this.#lookedMs >= lookMs) {
      this.#look();
      this.#lookedMs = performance.now();
    }
    if (this.#share < 1) Atomics.wait(this.#stop, 0, 0, Math.min(maxRestMs, (used / 1000) * (1 / this.#share - 1)));
    this.#restedAt = processorMicroseconds();
  }
}

function processorMicroseconds(): number {
  const { user, system } = process.threadCpuUsage();
  return user + system;
}
