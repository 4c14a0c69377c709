import type { RunRow } from '../entities/run.ts';

/** Of a run's row what lists of hundreds of runs need. */
export type RunHead = Pick<
  RunRow,
  | 'id'
  | 'experimentId'
  | 'parentRunId'
  | 'name'
  | 'description'
  | 'status'
  | 'source'
  | 'createdBy'
  | 'createdMs'
  | 'startedMs'
  | 'endedMs'
  | 'deletedMs'
>;

/**
 * What stands under names at several runs, as columns: thousands of runs come in a few arrays. The values of the run at place `i` among those
 * asked for are from `ends[i - 1]` (0 for the first) to before `ends[i]`.
 */
export interface NamedColumns {
  readonly ends: Uint32Array;
  /** Each once, in no order. */
  readonly names: readonly string[];
  /** Of each value, the place of its name in `names`. */
  readonly nameAt: Uint32Array;
}

export interface NamedTexts extends NamedColumns {
  readonly texts: readonly string[];
}

/** Last points. NaN: a step that is absent, or a value that is NaN. */
export interface NamedLastPoints extends NamedColumns {
  readonly values: Float64Array;
  readonly steps: Float64Array;
  readonly timesMs: Float64Array;
}
