import type { XyFrame } from './axis-marks.ts';
import type { AxisScale } from './axis-scale.ts';
import type { Box } from './mark.ts';

/** From the lesser to the greater value, both included. */
export type ValueRange = readonly [least: number, greatest: number];

export interface BoxBrush {
  readonly x: ValueRange;
  readonly y: ValueRange;
}

/** The values between two places of an axis. */
export function rangeBetween(scale: AxisScale, onePx: number, otherPx: number): ValueRange {
  const [a, b] = [scale.valueAt(onePx), scale.valueAt(otherPx)];
  return a <= b ? [a, b] : [b, a];
}

export const brushOfBox = (frame: XyFrame, { left, top, width, height }: Box): BoxBrush => ({
  x: rangeBetween(frame.x, left, left + width),
  y: rangeBetween(frame.y, top, top + height),
});

/** Where a brush lies, cut to the plot. */
export function boxOfBrush({ box, x, y }: XyFrame, brush: { readonly x: ValueRange; readonly y?: ValueRange }): Box {
  const [left, width] = span(x, brush.x, box.left, box.width);
  const [top, height] = brush.y === undefined ? [box.top, box.height] : span(y, brush.y, box.top, box.height);
  return { left, top, width, height };
}

/** The pixels of a range on an axis: where they begin and how many. */
export function span(
  scale: AxisScale,
  range: ValueRange,
  fromPx: number,
  lengthPx: number,
): [startPx: number, lengthPx: number] {
  const inside = (value: number): number => {
    const px = scale.place(value);
    return Number.isNaN(px) ? fromPx : Math.min(fromPx + lengthPx, Math.max(fromPx, px));
  };
  const [a, b] = [inside(range[0]), inside(range[1])];
  return [Math.min(a, b), Math.abs(b - a)];
}

/** A box made from one place by keys: each press moves its far corner by a twentieth of the plot. */
export function stretched(marked: Box, key: string, { left, top, width, height }: Box): Box | undefined {
  const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
  if (step === undefined) return undefined;
  const [dx = 0, dy = 0] = step;
  const right = Math.min(left + width, marked.left + marked.width + (dx * width) / 20);
  const upper = Math.max(top, marked.top + (dy < 0 ? (dy * height) / 20 : 0));
  const bottom = Math.min(top + height, marked.top + marked.height + (dy > 0 ? (dy * height) / 20 : 0));
  return { left: marked.left, width: Math.max(0, right - marked.left), top: upper, height: bottom - upper };
}
