import { axisScale, type AxisScale } from './axis-scale.ts';
import { shortText } from './short-text.ts';

/** A scale for words: word i stands around the value i. */
export function categoryScale(
  words: readonly string[],
  fromPx: number,
  toPx: number,
  widthOf: (text: string) => number,
): AxisScale {
  const roomPx = Math.max(24, Math.abs(toPx - fromPx) / Math.max(1, words.length) - 8);
  return {
    ...axisScale('linear', [-0.5, Math.max(0.5, words.length - 0.5)], fromPx, toPx),
    ticks: () => words.map((word, value) => ({ value, text: shortText(word, roomPx, widthOf) })),
  };
}
