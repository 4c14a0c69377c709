/**
 * Browsers limit how tall an element may be (Firefox at about 17.8 million pixels). A taller list is scrolled by a shorter sheet: places on
 * the sheet stand for places of the list in proportion, and every row can still be reached by the wheel, the bar and the keyboard.
 */
export const tallestSheetPx = 15_000_000;

export interface RowScale {
  readonly sheetPx: number;
  /** Where the list is, in pixels from its top, when the sheet is scrolled to `scrollTop`. */
  readonly listTop: (scrollTop: number) => number;
  /** The opposite of `listTop`. */
  readonly scrollTop: (listTop: number) => number;
}

/** For a list of `listPx` pixels, of which `viewPx` are seen at once. */
export function rowScale(listPx: number, viewPx: number, tallestPx = tallestSheetPx): RowScale {
  if (listPx <= tallestPx) return { sheetPx: listPx, listTop: (top) => top, scrollTop: (top) => top };
  const factor = (listPx - viewPx) / (tallestPx - viewPx);
  return { sheetPx: tallestPx, listTop: (top) => top * factor, scrollTop: (top) => top / factor };
}
