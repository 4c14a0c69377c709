/**
 * A point of a space: one internal coordinate a dimension, in the space's order; NaN where the dimension is not active. Points that
 * come from a space hold coordinates of values (they are snapped), so that equal values are equal numbers.
 */
export type Point = Float64Array;
