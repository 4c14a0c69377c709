const collator = new Intl.Collator('en', { numeric: true });

/** Words in rising order: numbers by their value, before what is none; the rest by the alphabet. */
export function compareWords(a: string, b: string): number {
  const [x, y] = [numberOf(a), numberOf(b)];
  if (Number.isNaN(x) !== Number.isNaN(y)) return Number.isNaN(x) ? 1 : -1;
  return Number.isNaN(x) || x === y ? collator.compare(a, b) : x - y;
}

const numberOf = (word: string): number => (word.trim() === '' ? Number.NaN : Number(word));

/** The different words, sorted. */
export const sortedWords = (words: readonly (string | null)[]): readonly string[] =>
  [...new Set(words)].filter((word) => word !== null).sort(compareWords);
