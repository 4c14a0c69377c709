import { placer, type ScaleSpan } from './axis-scale.ts';
import { valueTicks, xTicks, type Tick } from './axis-ticks.ts';
import { textWidthPx } from './text-width.ts';
import type { XAxis } from '../view-state/line-settings.ts';
import { axisTitle } from './x-axis.ts';

export interface PlotBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedTick {
  readonly px: number;
  readonly label: string;
}

export interface PlotLayout {
  /** Where curves are drawn. */
  readonly box: PlotBox;
  /** Top and bottom of the strip under the box, where there is one. */
  readonly strip: readonly [number, number] | undefined;
  readonly xTicks: readonly PlacedTick[];
  readonly yTicks: readonly PlacedTick[];
  readonly xTitle: string;
  /** Baseline of what is written along the x axis. */
  readonly xTextPx: number;
}

export interface PlotShape {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly axis: XAxis;
  readonly x: ScaleSpan;
  readonly y: ScaleSpan;
  /** A strip under the plot for what has no place on a logarithmic axis. */
  readonly hasStrip: boolean;
}

export const axisFontPx = 11;
const top = 8;
const right = 12;
const stripPx = 10;
const yTickPx = 34;

/** Where axes, marks and curves of a chart stand; the same for the screen and for files. */
export function plotLayout({ widthPx, heightPx, axis, x, y, hasStrip }: PlotShape): PlotLayout {
  const footPx = 22 + (hasStrip ? stripPx : 0);
  const height = Math.max(20, heightPx - top - footPx);
  const yMarks = valueTicks(y, Math.max(2, height / yTickPx));
  const left = 12 + Math.max(20, ...yMarks.map((tick) => textWidthPx(tick.text, axisFontPx)));
  const width = Math.max(20, widthPx - left - right);
  const xTitle = axisTitle(axis);
  const titleStart = left + width - textWidthPx(xTitle, axisFontPx) - 8;
  const box = { left, top, width, height };
  return {
    box,
    strip: hasStrip ? [top + height + 2, top + height + stripPx] : undefined,
    yTicks: placed(yMarks, (value) => top + height - placer(y, height)(value)),
    xTicks: withoutOverlap(
      placed(xMarks(axis, x, width), (value) => left + placer(x, width)(value)),
      titleStart,
    ),
    xTitle,
    xTextPx: top + height + footPx - 6,
  };
}

/** As many marks as there is room for, by the width of their labels. */
function xMarks(axis: XAxis, x: ScaleSpan, width: number): Tick[] {
  const first = xTicks(axis, x, Math.max(2, width / 60));
  const widest = Math.max(20, ...first.map((tick) => textWidthPx(tick.text, axisFontPx)));
  return widest + 24 <= 60 ? first : xTicks(axis, x, Math.max(2, width / (widest + 24)));
}

const placed = (ticks: readonly Tick[], at: (value: number) => number): PlacedTick[] =>
  ticks.map(({ value, text }) => ({ px: at(value), label: text })).filter(({ px }) => Number.isFinite(px));

/** Labels that would run into the one before, or into the axis' title, are left out; their marks stay. */
function withoutOverlap(ticks: readonly PlacedTick[], titleStart: number): PlacedTick[] {
  let end = -Infinity;
  return ticks.map((tick) => {
    const half = textWidthPx(tick.label, axisFontPx) / 2;
    if (tick.px - half < end + 4 || tick.px + half > titleStart) return { ...tick, label: '' };
    end = tick.px + half;
    return tick;
  });
}

/** Whether the word of a mark, `px` from the left of a plot, stands before it: there is no room after it, and more before. */
export const standsBefore = (label: string, px: number, widthPx: number): boolean =>
  px + textWidthPx(label, axisFontPx) + 4 > widthPx && px > widthPx / 2;
