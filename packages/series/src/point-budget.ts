import { AssayError } from '@assay/base';

/** How many points one question may still read one by one, rather than as summaries. */
export class PointBudget {
  readonly limit: number;
  #used = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  get used(): number {
    return this.#used;
  }

  /** Throws LimitExceeded once more points were taken than the limit allows; call it before reading them. */
  take(points: number): void {
    this.#used += points;
    if (this.#used <= this.limit) return;
    throw new AssayError(
      'LimitExceeded',
      `This question needs more than ${this.limit} points read one by one. Ask for fewer runs, metrics or buckets, or a narrower window.`,
      { limit: this.limit },
    );
  }
}
