import { formatNumber } from './format-number.ts';

/** So many digits after the point are read with ease. */
const mostDecimals = 6;

/**
 * A mean and its deviation as they are usually given: the deviation with two significant digits, the mean to the same place. Digits of the mean
 * beyond that say nothing.
 */
export function formatSpread(mean: number, deviation: number): readonly [mean: string, deviation: string] {
  const place = Number(deviation.toExponential(1).split('e')[1]);
  const decimals = Math.max(0, 1 - place);
  const isPlain = deviation > 0 && Number.isFinite(deviation) && Math.abs(mean) < 1e6 && deviation < 1e6;
  if (!isPlain || decimals > mostDecimals) return [formatNumber(mean), formatNumber(deviation)];
  const print = (value: number): string =>
    value
      .toFixed(decimals)
      .replace(/^-(?=.*[1-9])/, '−')
      .replace(/^-/, '');
  return [print(mean), print(deviation)];
}
