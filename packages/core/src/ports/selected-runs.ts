import type { RunId } from '@assay/base';
import type { Field } from '../filter/index.ts';

/** Runs in order. Good for as long as the transaction that selected them. */
export interface SelectedRuns {
  readonly length: number;
  /** Of the first `count` of them. */
  ids(count: number): RunId[];
  /** The values of the field, which must not be one that may have several, of the first `count` runs. */
  column(field: Field, count: number): RunColumn;
  /**
   * The values of an attribute that may have several: each once for each run that has it, which `rows` names, in the order of the runs.
   * Runs without one do not appear.
   */
  several(field: Field): { readonly rows: Int32Array; readonly column: RunColumn };
}

/** One field of several runs: a number, a text, or nothing. */
export interface RunColumn {
  /** NaN where there is none. */
  readonly numbers: Float64Array;
  /** Where each text stands in `list`, -1 where there is none: a run with a number has no text. Undefined: nobody has one. */
  readonly texts: { readonly places: Int32Array; readonly list: readonly string[] } | undefined;
  /** 1 where there is a value; one that is neither number nor text is NaN. */
  readonly present: Uint8Array;
}
