import { fixedText, numberText } from '../figure/number-text.ts';

const digits = 5;
/** A number is not given more figures than that for the others' sake. */
const mostDigits = 8;

/** The cells of a column of a table: its numbers with as many decimals as one of them needs, so that they stand below one another. */
export function columnTexts(cells: readonly (string | number | null)[]): string[] {
  const texts = cells.map((cell) => (typeof cell === 'number' ? numberText(cell, digits) : (cell ?? '')));
  const numbers = cells.flatMap((cell, i) =>
    typeof cell === 'number' && Number.isFinite(cell) ? [{ size: Math.abs(cell), text: texts[i] ?? '' }] : [],
  );
  const decimals = Math.max(0, ...numbers.map(({ text }) => text.split('.')[1]?.length ?? 0));
  const whole = Math.max(0, ...numbers.map(({ size }) => Math.trunc(size).toString().replace(/^0$/, '').length));
  if (decimals === 0 || whole + decimals > mostDigits || numbers.some(({ text }) => text.includes('e'))) return texts;
  return cells.map((cell, i) =>
    typeof cell === 'number' && Number.isFinite(cell) ? fixedText(cell, decimals) : (texts[i] ?? ''),
  );
}
