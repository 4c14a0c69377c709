import { quantileSorted } from 'd3-array';

export interface Bins {
  /** One more than there are bins, rising. A bin holds its lower edge, the last one its upper edge too. */
  readonly edges: Float64Array;
  /** Which bin each of the given values is in. */
  readonly binOf: Uint16Array;
}

const mostBins = 200;

/**
 * Bins of equal width for finite values: 2 IQR / ∛n wide (Freedman and Diaconis 1981, doi:10.1007/BF01025868), 1 to 200
 * of them; by Sturges' rule where half of the values are equal. With `isLog` (values must be positive) they are equally
 * wide in the logarithm. Equal values are one bin around them; without any there is no bin.
 */
export function histogramBins(values: Float64Array, isLog: boolean): Bins {
  const drawn = isLog ? values.map(Math.log) : values;
  const sorted = Array.from(drawn.toSorted());
  const [least, greatest] = [sorted[0], sorted.at(-1)];
  if (least === undefined || greatest === undefined) return { edges: new Float64Array(0), binOf: new Uint16Array(0) };
  const back = (value: number): number => (isLog ? Math.exp(value) : value);
  if (least === greatest) {
    const half = isLog ? Math.log(1.5) : Math.abs(least) / 20 || 0.5;
    return { edges: Float64Array.of(back(least - half), back(least + half)), binOf: new Uint16Array(values.length) };
  }
  const iqr = (quantileSorted(sorted, 0.75) ?? 0) - (quantileSorted(sorted, 0.25) ?? 0);
  const wanted = iqr > 0 ? ((greatest - least) / (2 * iqr)) * Math.cbrt(values.length) : Math.log2(values.length) + 1;
  const count = Math.min(mostBins, Math.max(1, Math.ceil(wanted)));
  const width = greatest / count - least / count;
  const edges = Float64Array.from({ length: count + 1 }, (_, i) => back(i === count ? greatest : least + i * width));
  const binOf = Uint16Array.from(values, (value) => {
    const index = edges.findLastIndex((edge) => edge <= value);
    return Math.min(count - 1, Math.max(0, index));
  });
  return { edges, binOf };
}
