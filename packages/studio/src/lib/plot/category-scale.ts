import { axisScale, type AxisScale } from './axis-scale.ts';
import { shortText } from './short-text.ts';

/** So many pixels stand between words that are written under each other. */
const lineHeightPx = 14;

/**
 * A scale for words: word i stands around the value i. On an axis that stands, where words may be `mostPx` wide, those are left out that would
 * be written over others.
 */
export function categoryScale(
  words: readonly string[],
  fromPx: number,
  toPx: number,
  widthOf: (text: string) => number,
  mostPx?: number,
): AxisScale {
  const perWordPx = Math.abs(toPx - fromPx) / Math.max(1, words.length);
  const roomPx = mostPx ?? Math.max(24, perWordPx - 8);
  const every = mostPx === undefined ? 1 : Math.max(1, Math.ceil(lineHeightPx / perWordPx));
  return {
    ...axisScale('linear', [-0.5, Math.max(0.5, words.length - 0.5)], fromPx, toPx),
    ticks: () =>
      words.flatMap((word, value) => (value % every === 0 ? [{ value, text: shortText(word, roomPx, widthOf) }] : [])),
  };
}
