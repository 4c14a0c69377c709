import type { Tick } from '../charts/time-ticks.ts';
import type { AxisScale } from './axis-scale.ts';
import type { Box, Mark, PlotLook, Size } from './mark.ts';
import { shortText } from './short-text.ts';

const tickHeightPx = 15;
const titleHeightPx = 17;
const titleWidthPx = 22;
const tickGapPx = 5;

export interface XyFrame {
  readonly box: Box;
  readonly x: AxisScale;
  readonly y: AxisScale;
}

interface XyFrameOptions {
  readonly size: Size;
  readonly look: PlotLook;
  readonly scaleX: (fromPx: number, toPx: number) => AxisScale;
  readonly scaleY: (fromPx: number, toPx: number) => AxisScale;
  readonly hasTitles?: boolean;
  /** Kept free at the right, e.g. for a legend. */
  readonly rightPx?: number;
}

/** Puts two axes into a drawing, with as much room at the left as the marks of the y axis are wide. */
export function xyFrame({ size, look, scaleX, scaleY, hasTitles = true, rightPx = 0 }: XyFrameOptions): XyFrame {
  const titlePx = hasTitles ? titleHeightPx : 0;
  const top = 10;
  const height = Math.max(10, size.height - top - tickHeightPx - titlePx - tickGapPx);
  const y = scaleY(top + height, top);
  const widest = Math.max(14, ...y.ticks(34).map((tick) => look.widthOf(tick.text)));
  const left = Math.min(size.width / 3, (hasTitles ? titleWidthPx : 0) + widest + tickGapPx);
  const width = Math.max(10, size.width - left - rightPx - 12);
  return { box: { left, top, width, height }, x: scaleX(left, left + width), y };
}

/** Hairlines, marks and titles of both axes. */
export function xyAxes(
  { box, x, y }: XyFrame,
  titleX: string,
  titleY: string,
  size: Size,
  look: PlotLook,
): readonly Mark[] {
  const bottom = box.top + box.height;
  const ticksX = uncrowded(x.ticks(50), x, look);
  const ticksY = y.ticks(34);
  return [
    gridMark(
      ticksX.map((tick) => x.place(tick.value)),
      ticksY.map((tick) => y.place(tick.value)),
      box,
      look,
    ),
    ...ticksX.map((tick) =>
      tickBelow(tick.text, withinWidth(x.place(tick.value), look.widthOf(tick.text), size), box, look),
    ),
    ...ticksY.map((tick) => tickLeft(tick.text, y.place(tick.value), box, look)),
    ...(titleX === '' ? [] : [titleBelow(titleX, box, size, look)]),
    ...(titleY === '' ? [] : [titleLeft(titleY, box, look)]),
    { kind: 'path', points: [box.left, bottom, box.left + box.width, bottom], stroke: look.lineStrong },
  ];
}

/** Hairlines over the whole plot, sharp: at the middle of a pixel. */
export function gridMark(
  across: readonly number[],
  down: readonly number[],
  { left, top, width, height }: Box,
  look: PlotLook,
): Mark {
  const sharp = (px: number): number => Math.round(px - 0.5) + 0.5;
  return {
    kind: 'path',
    points: [
      ...across.flatMap((px) => [sharp(px), top, sharp(px), top + height, Number.NaN, Number.NaN]),
      ...down.flatMap((px) => [left, sharp(px), left + width, sharp(px), Number.NaN, Number.NaN]),
    ],
    stroke: look.line,
  };
}

export const tickBelow = (text: string, x: number, box: Box, look: PlotLook): Mark => ({
  kind: 'text',
  x,
  y: box.top + box.height + tickGapPx,
  text,
  colour: look.muted,
  align: 'center',
  baseline: 'top',
});

export const tickLeft = (text: string, y: number, box: Box, look: PlotLook): Mark => ({
  kind: 'text',
  x: box.left - tickGapPx,
  y,
  text,
  colour: look.muted,
  align: 'end',
});

export const titleBelow = (title: string, box: Box, size: Size, look: PlotLook): Mark => ({
  kind: 'text',
  x: box.left + box.width / 2,
  y: size.height - 2,
  text: shortText(title, box.width, look.widthOf),
  colour: look.text,
  align: 'center',
  baseline: 'bottom',
});

export const titleLeft = (title: string, box: Box, look: PlotLook): Mark => ({
  kind: 'text',
  x: 8,
  y: box.top + box.height / 2,
  text: shortText(title, box.height, look.widthOf),
  colour: look.text,
  align: 'center',
  isTurned: true,
});

const withinWidth = (x: number, widthPx: number, size: Size): number => Math.min(x, size.width - widthPx / 2);

/** Every second mark goes until none touches its neighbour; powers of ten stay longest. */
export function uncrowded(ticks: readonly Tick[], scale: AxisScale, look: PlotLook): readonly Tick[] {
  const touches = ticks.some((tick, i) => {
    const next = ticks[i + 1];
    if (next === undefined) return false;
    const room = Math.abs(scale.place(next.value) - scale.place(tick.value));
    return room < (look.widthOf(tick.text) + look.widthOf(next.text)) / 2 + 8;
  });
  if (!touches) return ticks;
  const powers = scale.kind === 'log' ? ticks.filter(({ value }) => Number.isInteger(Math.log10(value))) : [];
  const fewer = powers.length > 1 && powers.length < ticks.length ? powers : ticks.filter((_, i) => i % 2 === 0);
  return uncrowded(fewer, scale, look);
}
