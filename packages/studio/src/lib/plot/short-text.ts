import { shortNames } from '../format/short-names.ts';

/** A text that is no wider than there is room for: it loses its middle, since long names differ at their ends. */
export function shortText(text: string, roomPx: number, widthOf: (text: string) => number): string {
  if (widthOf(text) <= roomPx) return text;
  const letters = [...text];
  let [fits, tooMany] = [0, letters.length];
  const cut = (kept: number): string =>
    `${letters.slice(0, Math.ceil(kept / 2)).join('')}…${kept > 1 ? letters.slice(-Math.floor(kept / 2)).join('') : ''}`;
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1;
    if (widthOf(cut(middle)) <= roomPx) fits = middle;
    else tooMany = middle;
  }
  return fits === 0 ? '…' : cut(fits);
}

/** Words beside each other: where one is too wide, all of them go without what they share, before any loses its middle. */
export function shortTexts(
  texts: readonly string[],
  roomPx: number,
  widthOf: (text: string) => number,
): readonly string[] {
  const isTooWide = texts.some((text) => widthOf(text) > roomPx);
  return (isTooWide ? shortNames(texts) : texts).map((text) => shortText(text, roomPx, widthOf));
}
