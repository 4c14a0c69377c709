/** Two samples, or the differences b − a of pairs, in rising order; `folds` of one data set, 0 where they are none. */
export type Samples =
  | { readonly a: Float64Array; readonly b: Float64Array }
  | { readonly differences: Float64Array; readonly folds: number };
