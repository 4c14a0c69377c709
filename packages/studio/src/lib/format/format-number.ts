const plain = new Intl.NumberFormat('en', { maximumSignificantDigits: 4, useGrouping: false });
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** A measured value with four significant digits; the full value belongs in the title of the cell. */
export function formatNumber(value: number | null | undefined): string {
  if (value === null || value === undefined) return '–';
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e7) return sign(String(value));
  if (size >= 1e6 || size < 1e-4)
    return sign(
      value
        .toExponential(3)
        .replace(/\.?0+e/, 'e')
        .replace('e+', 'e'),
    );
  return sign(plain.format(value));
}

/** A count of things, with thousands set apart. */
export const formatCount = (count: number): string => whole.format(count);

export const countOf = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

const sign = (text: string): string => text.replace(/^-/, '−').replace('e-', 'e−');
