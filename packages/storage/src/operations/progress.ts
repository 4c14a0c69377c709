/** How far a long operation on a data folder is; `done` and `total` are in the phase's own unit. */
export interface Progress {
  readonly phase: string;
  readonly done: number;
  readonly total: number;
}

export type OnProgress = (progress: Progress) => void;
