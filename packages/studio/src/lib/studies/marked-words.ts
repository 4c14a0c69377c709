import type { Brush } from '../view-state/view-state.ts';

/** The words whose places a range covers. */
export const markedWords = (words: readonly string[], [from, to]: readonly [number, number]): Brush => ({
  values: words.filter((_, place) => place + 0.28 >= from && place - 0.28 <= to),
});
