import type { AssayError } from '@assay/base';

/** What a sender tells of its work. */
export interface SenderEvents {
  /** The server has the run; or it refuses to make it. */
  readonly created: (runId: string, fault: AssayError | undefined) => void;
  /** Its name was taken: it has this one now. */
  readonly renamed: (runId: string, name: string) => void;
  readonly refused: (runId: string, fault: AssayError, what: string, things: number) => void;
  /** So many things of the run are settled: stored, or refused. */
  readonly settled: (runId: string, things: number, points: number) => void;
  /** An attempt failed that is repeated. */
  readonly failed: (fault: AssayError) => void;
  readonly answered: () => void;
  readonly damaged: (bytes: number, file: string | undefined, nameless: number) => void;
  /** Whether somebody waits for the run to be made, and is to be told when its name is taken. */
  readonly isAwaited: (runId: string) => boolean;
}
