/** A list of lines in a frame: how far the frame scrolls, and which line that brings to its top. */
export interface LineScroll {
  readonly lineCount: number;
  /** Height of the frame. */
  readonly framePx: number;
  /** What a line is high where it is not wrapped, and more where lines are wrapped. */
  readonly linePx: number;
  /** The line, with a fraction, that is at the top when the end of the last one is at the bottom. */
  readonly endTop: number;
}

/** Browsers cut elements that are higher (Firefox from 17.8 million pixels on). */
const maximumPx = 15_000_000;

/** The height that the list takes, so that the scroll bar tells its length. */
export const listPx = ({ lineCount, linePx }: LineScroll): number => Math.min(maximumPx, lineCount * linePx);

const mostScroll = (scroll: LineScroll): number => Math.max(0, listPx(scroll) - scroll.framePx);

/** The line at the top of the frame, with a fraction. All lines are reached, also where the list is lower than they are together. */
export function topOf(scroll: LineScroll, scrollPx: number): number {
  const most = mostScroll(scroll);
  return most === 0 ? 0 : (Math.min(Math.max(0, scrollPx), most) / most) * scroll.endTop;
}

/** How far to scroll for that line to be at the top. */
export function scrollOf(scroll: LineScroll, top: number): number {
  return scroll.endTop <= 0 ? 0 : (Math.min(Math.max(0, top), scroll.endTop) / scroll.endTop) * mostScroll(scroll);
}

/** The top at which the line is in the middle of the frame. */
export const topForMiddle = ({ framePx, linePx, endTop }: LineScroll, line: number): number =>
  Math.min(endTop, Math.max(0, line + 0.5 - framePx / linePx / 2));
