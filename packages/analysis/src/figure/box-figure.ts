import { quantile } from '@assay/stats';
import { axisScale, domainOf } from './axis-scale.ts';
import type { Drawing, DrawingMark } from './drawing.ts';
import type { FigureText } from './figure-text.ts';
import { spread } from './interval-figure.ts';
import { figureWidth, labelSize, line, text, tickSize } from './plot-frame.ts';
import { fitted, textWidth } from './text-size.ts';

export interface BoxGroup {
  readonly label: string;
  /** Finite values. */
  readonly values: readonly number[];
}

export interface BoxFigure extends FigureText {
  readonly xTitle: string;
  readonly groups: readonly BoxGroup[];
}

const rowHeight = 32;
/** Above it a box says all that points would. */
const maxPoints = 300;
/** Fewer are shown as they are: their quartiles would pretend. */
const leastForBox = 5;

/**
 * Box and points of each group, lying, so that names of any length have room. The box spans the quartiles with the median in it;
 * whiskers reach the farthest values within 1.5 of its width (Tukey 1977), values beyond are drawn one by one.
 */
export function boxFigure({ title, description, xTitle, groups }: BoxFigure): Drawing {
  const top = 6;
  const bottom = top + Math.max(1, groups.length) * rowHeight;
  const left = Math.min(190, Math.max(40, ...groups.map(({ label }) => textWidth(label, tickSize))) + 18);
  const right = figureWidth - 10;
  const x = axisScale(domainOf(groups.flatMap(({ values }) => values)), left, right, 5);
  const marks: DrawingMark[] = [];
  for (const tick of x.ticks) {
    const at = x.at(tick.value);
    marks.push(
      line([at, top, at, bottom], 'grid'),
      text(at, bottom + 13, tick.label, { anchor: 'middle', ink: 'faint' }),
    );
  }
  marks.push(line([left, bottom, right, bottom], 'faint', 0.75));
  for (const [i, { label, values }] of groups.entries()) {
    const y = top + (i + 0.5) * rowHeight;
    marks.push(
      text(left - 7, y + 3, fitted(label, tickSize, left - 10), { anchor: 'end' }),
      ...boxMarks(values, y, x.at),
    );
  }
  marks.push(
    text((left + right) / 2, bottom + 28, fitted(xTitle, labelSize, figureWidth - 20), {
      anchor: 'middle',
      size: labelSize,
    }),
  );
  return { title, description, width: figureWidth, height: bottom + 36, marks };
}

function boxMarks(values: readonly number[], y: number, at: (value: number) => number): DrawingMark[] {
  const dots = (shown: readonly number[], opacity: number): DrawingMark => ({
    kind: 'markers',
    points: spread(shown, y, at),
    shape: 0,
    size: 1.8,
    ink: 0,
    opacity,
  });
  if (values.length < leastForBox) return [dots(values, 1)];
  const [first = 0, middle = 0, third = 0] = [0.25, 0.5, 0.75].map((part) => quantile(values, part));
  const reach = 1.5 * (third - first);
  const inside = values.filter((value) => value >= first - reach && value <= third + reach);
  const outside = values.filter((value) => value < first - reach || value > third + reach);
  const [low, high] = [least(inside), -least(inside.map((value) => -value))].map(at);
  const [a, m, b] = [first, middle, third].map(at);
  const place = (value: number | undefined): number => value ?? Number.NaN;
  const outline = [a, y - 9, b, y - 9, b, y + 9, a, y + 9].map(place);
  return [
    { kind: 'path', points: outline, fill: 0, opacity: 0.16, isClosed: true },
    values.length <= maxPoints ? dots(values, 0.35) : dots(outside.slice(0, maxPoints), 0.6),
    line([place(low), y, place(a), y], 'ink', 1),
    line([place(b), y, place(high), y], 'ink', 1),
    { kind: 'path', points: outline, stroke: 'ink', width: 1, isClosed: true },
    line([place(m), y - 9, place(m), y + 9], 'ink', 2.2),
  ];
}

const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
