import { axisScale, type AxisScale } from './axis-scale.ts';
import { shortTexts } from './short-text.ts';

/** So many pixels stand between words that are written under each other. */
const lineHeightPx = 14;
/** With less room, of beside each other, too little of a word is left. */
const leastRoomPx = 56;
const gapPx = 8;

/**
 * A scale for words: word i stands around the value i. Where there are too many, only every second one, third one, … is written. On an axis
 * that stands, words may be `mostPx` wide.
 */
export function categoryScale(
  words: readonly string[],
  fromPx: number,
  toPx: number,
  widthOf: (text: string) => number,
  mostPx?: number,
): AxisScale {
  const perWordPx = Math.abs(toPx - fromPx) / Math.max(1, words.length);
  return {
    ...axisScale('linear', [-0.5, Math.max(0.5, words.length - 0.5)], fromPx, toPx),
    ticks: () => {
      const widest = words.reduce((most, word) => (most < leastRoomPx ? Math.max(most, widthOf(word)) : most), 0);
      const neededPx = mostPx === undefined ? Math.min(leastRoomPx, widest) + gapPx : lineHeightPx;
      const every = Math.max(1, Math.ceil(neededPx / perWordPx));
      const roomPx = mostPx ?? Math.max(leastRoomPx / 2, every * perWordPx - gapPx);
      const written = words.filter((_, value) => value % every === 0);
      return shortTexts(written, roomPx, widthOf).map((text, i) => ({ value: i * every, text }));
    },
  };
}
