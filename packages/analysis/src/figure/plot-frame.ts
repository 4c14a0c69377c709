import { axisScale } from './axis-scale.ts';
import type { AxisDomain, AxisScale } from './axis-scale.ts';
import type { DrawingMark, Ink } from './drawing.ts';
import { fitted, textWidth } from './text-size.ts';

export const figureWidth = 468;
export const tickSize = 9;
export const labelSize = 10;

export interface LegendEntry {
  readonly name: string;
  readonly ink: Ink;
  readonly mark: { readonly kind: 'line'; readonly dash: number } | { readonly kind: 'marker'; readonly shape: number };
}

export interface FrameOptions {
  readonly x: AxisDomain;
  readonly y: AxisDomain;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly legend?: readonly LegendEntry[];
  /** Of the plot alone. */
  readonly plotHeight?: number;
}

export interface PlotFrame {
  readonly width: number;
  readonly height: number;
  readonly x: AxisScale;
  readonly y: AxisScale;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Grid, axes, titles and legend. */
  readonly marks: readonly DrawingMark[];
}

export const text = (
  x: number,
  y: number,
  content: string,
  more: Partial<Extract<DrawingMark, { kind: 'text' }>> = {},
): DrawingMark => ({ kind: 'text', x, y, text: content, size: tickSize, anchor: 'start', ink: 'ink', ...more });

export const line = (points: readonly number[], stroke: Ink, width = 1): DrawingMark => ({
  kind: 'path',
  points,
  stroke,
  width,
});

/** Two axes with what belongs to them; the place in between is for the caller's marks. */
export function plotFrame({ x: xs, y: ys, xTitle, yTitle, legend = [], plotHeight = 190 }: FrameOptions): PlotFrame {
  const top = 8;
  const bottom = top + plotHeight;
  const y = axisScale(ys, bottom, top, 5);
  const labelRoom = Math.max(12, ...y.ticks.map(({ label }) => textWidth(label, tickSize)));
  const left = Math.min(120, labelRoom + 24);
  const right = figureWidth - 10;
  const x = axisScale(xs, left, right, 6);
  const marks: DrawingMark[] = [];
  for (const tick of y.ticks) {
    const at = y.at(tick.value);
    marks.push(
      line([left, at, right, at], 'grid'),
      text(left - 5, at + 3, tick.label, { anchor: 'end', ink: 'faint' }),
    );
  }
  for (const tick of x.ticks) {
    const at = x.at(tick.value);
    marks.push(
      line([at, bottom, at, bottom + 3], 'faint', 0.75),
      text(at, bottom + 13, tick.label, { anchor: 'middle', ink: 'faint' }),
    );
  }
  marks.push(line([left, bottom, right, bottom], 'faint', 0.75));
  const xRoom = right - left;
  marks.push(
    text((left + right) / 2, bottom + 28, fitted(xTitle, labelSize, xRoom), { anchor: 'middle', size: labelSize }),
  );
  const yName = fitted(yTitle, labelSize, plotHeight + 10);
  marks.push(text(12, (top + bottom) / 2, yName, { anchor: 'middle', size: labelSize, isUpright: true }));
  const { marks: entries, height } = legendMarks(legend, left, right, bottom + 44);
  return {
    width: figureWidth,
    height: bottom + 36 + height,
    x,
    y,
    left,
    right,
    top,
    bottom,
    marks: [...marks, ...entries],
  };
}

const rowHeight = 14;

/** Entries in rows, each with its mark before its name. */
export function legendMarks(
  entries: readonly LegendEntry[],
  left: number,
  right: number,
  top: number,
): { readonly marks: DrawingMark[]; readonly height: number } {
  const marks: DrawingMark[] = [];
  let x = left;
  let y = top;
  for (const { name, ink, mark } of entries) {
    const short = fitted(name, tickSize, 200);
    const width = 26 + textWidth(short, tickSize) + 12;
    if (x > left && x + width > right) {
      x = left;
      y += rowHeight;
    }
    if (mark.kind === 'line')
      marks.push({ kind: 'path', points: [x, y, x + 20, y], stroke: ink, width: 1.6, dash: mark.dash });
    else marks.push({ kind: 'markers', points: [x + 12, y], shape: mark.shape, size: 3.2, ink });
    marks.push(text(x + 25, y + 3, short));
    x += width;
  }
  return { marks, height: entries.length === 0 ? 0 : y - top + rowHeight + 4 };
}
