import { quantileSorted } from 'd3-array';

export interface BoxFigures {
  readonly count: number;
  readonly least: number;
  readonly quarter: number;
  readonly median: number;
  readonly threeQuarters: number;
  readonly greatest: number;
  /** The farthest values within 1.5 interquartile ranges of the box (Tukey 1977). */
  readonly whiskerLow: number;
  readonly whiskerHigh: number;
}

/**
 * Quartiles of finite values in rising order, by linear interpolation (R's type 7). With `isLog` (values must be
 * positive) the reach of the whiskers is that of the logarithms, as the box is seen on a log axis. Undefined without values.
 */
export function boxFigures(sorted: ArrayLike<number>, isLog = false): BoxFigures | undefined {
  const values = Array.from(sorted);
  const [least, greatest] = [values[0], values.at(-1)];
  const [quarter, median, threeQuarters] = [0.25, 0.5, 0.75].map((share) => quantileSorted(values, share));
  if (
    least === undefined ||
    greatest === undefined ||
    quarter === undefined ||
    median === undefined ||
    threeQuarters === undefined
  )
    return undefined;
  const [from, to] = isLog ? [Math.log(quarter), Math.log(threeQuarters)] : [quarter, threeQuarters];
  const reach = 1.5 * (to - from);
  const [low, high] = isLog ? [Math.exp(from - reach), Math.exp(to + reach)] : [from - reach, to + reach];
  return {
    count: values.length,
    least,
    quarter,
    median,
    threeQuarters,
    greatest,
    whiskerLow: values.find((value) => value >= low) ?? least,
    whiskerHigh: values.findLast((value) => value <= high) ?? greatest,
  };
}
