/** One column of an order, the same that `sortOrder` has for SQL: NaN where there is no value, which comes last. */
export interface OrderColumn {
  readonly values: Float64Array;
  readonly descending: boolean;
  /** What a cursor holds for this run. */
  cursorValue(run: number): number | string | null;
  /** The value that a cursor's holds in `values`' terms. */
  place(cursorValue: number | string | null): number;
}
