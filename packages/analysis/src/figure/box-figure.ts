import { quantile } from '@assay/stats';
import { domainOf } from './axis-scale.ts';
import type { Drawing, DrawingMark } from './drawing.ts';
import type { FigureText } from './figure-text.ts';
import { figureWidth, line } from './plot-frame.ts';
import { rowFrame, spread } from './row-frame.ts';

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
  const labels = groups.map(({ label }) => label);
  const x = domainOf(groups.flatMap(({ values }) => values));
  const frame = rowFrame({ x, xTitle, labels, rowHeight });
  const rows = groups.flatMap(({ values }, i) => [frame.labelOf(i), ...boxMarks(values, frame.rowAt(i), frame.x.at)]);
  return { title, description, width: figureWidth, height: frame.height, marks: [...frame.marks, ...rows] };
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
