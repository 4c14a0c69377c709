const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * The finite number that a text spells in decimal, scientific notation included, or null: no spaces, no hexadecimal, no
 * digit separators, no NaN or infinity. The one rule for a parameter's numeric shadow and for a quoted number in a filter.
 */
export function numberFromText(text: string): number | null {
  if (text.length > 400 || !decimal.test(text)) return null;
  const value = Number(text);
  return Number.isFinite(value) ? (value === 0 ? 0 : value) : null;
}
