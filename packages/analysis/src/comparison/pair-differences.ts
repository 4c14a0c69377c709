/**
 * b − a, pair by pair, rising, without the noise of rounding: to a power of two some 10¹⁴ times smaller than the greatest value. Without that 0.93 − 0.91 and 0.53 − 0.51 would not be the same difference, and no test would see the tie.
 */
export function pairDifferences({ a, b }: { readonly a: Float64Array; readonly b: Float64Array }): Float64Array {
  const most = greatestSize(a, b);
  const grain = most > 0 ? 2 ** Math.floor(Math.log2(most) - 46) : 0;
  const all = b.map((value, i) => value - (a[i] as number));
  if (!(grain > 0)) return all.sort();
  return all.map((value) => Math.sign(value) * Math.round(Math.abs(value) / grain) * grain).sort();
}

export const greatestSize = (...samples: readonly ArrayLike<number>[]): number =>
  samples.reduce((most, values) => Array.from(values).reduce((own, value) => Math.max(own, Math.abs(value)), most), 0);
