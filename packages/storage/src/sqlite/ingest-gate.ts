import { AssayError } from '@assay/base';
import type { CommandName } from '@assay/core';

const mib = 1024 * 1024;

export interface IngestBounds {
  /** Bytes of metric points that are not sealed yet. */
  readonly unsealedBytes: number;
  /** Bytes of SQLite's write-ahead log, which grows while a reader holds an old snapshot. */
  readonly walBytes: number;
}

export const defaultIngestBounds: IngestBounds = { unsealedBytes: 1024 * mib, walBytes: 224 * mib };

export interface IngestState {
  readonly unsealedBytes: number;
  readonly walBytes: number;
}

/** Commands that bring data in bulk. */
const ingesting: ReadonlySet<string> = new Set<CommandName>(['logMetrics', 'appendLog']);

const retryAfterMs = 2000;
const lookAgainMs = 250;

/**
 * Refuses points and log lines, with a time to try again, while the background work is too far behind: before the disk fills with
 * what was not compacted, and not after. Everything else goes on.
 */
export class IngestGate {
  readonly #bounds: IngestBounds;
  readonly #state: () => IngestState;
  readonly #lookAgain: () => Promise<unknown>;
  #lookedMs = 0;

  /** `lookAgain` brings the state up to date where no commit does. */
  constructor(bounds: IngestBounds, state: () => IngestState, lookAgain: () => Promise<unknown>) {
    this.#bounds = bounds;
    this.#state = state;
    this.#lookAgain = lookAgain;
  }

  /** Throws TooManyRequests when the command must wait. */
  check(command: string): void {
    if (!ingesting.has(command)) return;
    const { unsealedBytes, walBytes } = this.#state();
    const what =
      unsealedBytes > this.#bounds.unsealedBytes
        ? `${megabytes(unsealedBytes)} MB of points wait to be compacted`
        : walBytes > this.#bounds.walBytes
          ? `${megabytes(walBytes)} MB of the database wait behind a long query or backup`
          : undefined;
    if (what === undefined) return;
    this.#look();
    throw new AssayError(
      'TooManyRequests',
      `The store is behind: ${what}. Nothing was stored; try again in a moment.`,
      {
        retryAfterMs,
      },
    );
  }

  #look(): void {
    const now = performance.now();
    if (now - this.#lookedMs < lookAgainMs) return;
    this.#lookedMs = now;
    // Whether it works is told to the next command that is let in.
    void this.#lookAgain().catch(() => undefined);
  }
}

const megabytes = (bytes: number): number => Math.round(bytes / mib);
