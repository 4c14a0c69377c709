import { AssayError } from '@assay/base';

/** Bytes of bodies that may be in memory together; who comes when it is spent is asked to come again. */
export class BodyBudget {
  readonly #maxBytes: number;
  #held = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Answers how to give them back, which may be done more than once. One body is always let in, however large. */
  hold(bytes: number): () => void {
    if (this.#held > 0 && this.#held + bytes > this.#maxBytes)
      throw new AssayError('TooManyRequests', 'Too many large requests at once. Try again in a moment.', {
        retryAfterMs: 1000,
      });
    this.#held += bytes;
    let left = bytes;
    return () => {
      this.#held -= left;
      left = 0;
    };
  }
}
