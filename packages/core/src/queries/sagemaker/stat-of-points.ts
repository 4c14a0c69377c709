/** A statistic of the finite values of a bucket, which are in order of (step, time, arrival). */
export type MetricStat = 'min' | 'max' | 'mean' | 'count' | 'stddev' | 'last';

/** At least one value. The standard deviation is that of a sample; of one value it is 0. */
export function statOfValues(stat: MetricStat, values: readonly number[]): number {
  const count = values.length;
  switch (stat) {
    case 'count':
      return count;
    case 'min':
      return values.reduce((least, value) => Math.min(least, value));
    case 'max':
      return values.reduce((greatest, value) => Math.max(greatest, value));
    case 'last':
      return values.at(-1) ?? 0;
    case 'mean':
      return meanOf(values);
    case 'stddev': {
      const mean = meanOf(values);
      const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
      return count < 2 ? 0 : Math.sqrt(squares / (count - 1));
    }
  }
}

/** Kept within the values' range, however large they are. */
const meanOf = (values: readonly number[]): number =>
  values.reduce((mean, value, i) => mean + value / (i + 1) - mean / (i + 1), 0);
