import { axisScale } from './axis-scale.ts';
import type { AxisDomain, AxisScale } from './axis-scale.ts';
import type { DrawingMark } from './drawing.ts';
import { figureWidth, labelSize, line, text, tickSize } from './plot-frame.ts';
import { fitted, textWidth } from './text-size.ts';

export interface RowFrameOptions {
  readonly x: AxisDomain;
  readonly xTitle: string;
  readonly labels: readonly string[];
  readonly rowHeight: number;
  /** Kept free at the right of the rows. */
  readonly noteRoom?: number;
}

export interface RowFrame {
  readonly x: AxisScale;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly height: number;
  /** Grid, axis and its title. */
  readonly marks: readonly DrawingMark[];
  /** The middle of a row, counted from 0. */
  readonly rowAt: (row: number) => number;
  readonly labelOf: (row: number) => DrawingMark;
}

/** One axis below rows, whose names stand at the left and have room; the rows themselves are for the caller's marks. */
export function rowFrame({ x: domain, xTitle, labels, rowHeight, noteRoom = 0 }: RowFrameOptions): RowFrame {
  const top = 6;
  const bottom = top + Math.max(1, labels.length) * rowHeight;
  const left = Math.min(190, Math.max(40, ...labels.map((label) => textWidth(label, tickSize))) + 18);
  const right = figureWidth - 10 - noteRoom;
  const x = axisScale(domain, left, right, 5);
  const grid = x.ticks.flatMap(({ value, label }) => [
    line([x.at(value), top, x.at(value), bottom], 'grid'),
    text(x.at(value), bottom + 13, label, { anchor: 'middle', ink: 'faint' }),
  ]);
  const title = fitted(xTitle, labelSize, figureWidth - 20);
  const rowAt = (row: number): number => top + (row + 0.5) * rowHeight;
  return {
    x,
    right,
    top,
    bottom,
    height: bottom + 36,
    marks: [
      ...grid,
      line([left, bottom, right, bottom], 'faint', 0.75),
      text((left + right) / 2, bottom + 28, title, { anchor: 'middle', size: labelSize }),
    ],
    rowAt,
    labelOf: (row) => text(left - 7, rowAt(row) + 3, fitted(labels[row] ?? '', tickSize, left - 10), { anchor: 'end' }),
  };
}

/** Points on a row, moved up and down by turns so that they do not hide each other; the same for the same points. */
export const spread = (points: readonly number[], y: number, at: (value: number) => number): number[] =>
  points.flatMap((value, i) => [at(value), y + ((((i * 7919) % 13) - 6) / 6) * 6.5]);
