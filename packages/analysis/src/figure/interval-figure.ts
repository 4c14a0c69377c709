import { domainOf } from './axis-scale.ts';
import type { Drawing, DrawingMark } from './drawing.ts';
import type { FigureText } from './figure-text.ts';
import { figureWidth, line, text, tickSize } from './plot-frame.ts';
import { rowFrame, spread } from './row-frame.ts';
import { fitted, textWidth } from './text-size.ts';

export interface IntervalRow {
  readonly label: string;
  /** NaN: the row has no value, and says `note`. */
  readonly value: number;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  /** All that the value was made of, drawn faintly below it. */
  readonly points?: readonly number[];
  /** Stands at the right. */
  readonly note?: string;
}

export interface IntervalFigure extends FigureText {
  readonly xTitle: string;
  readonly rows: readonly IntervalRow[];
  /** Bars begin at 0. */
  readonly form: 'dots' | 'bars';
  /** A line to hold against, e.g. 0. */
  readonly reference?: number;
  /** Between these nothing matters. */
  readonly region?: readonly [low: number, high: number];
}

const rowHeight = 22;

/** One row for each value with its interval: dots as in a forest plot, or bars. Rows leave room for long names. */
export function intervalFigure({ title, description, xTitle, rows, form, reference, region }: IntervalFigure): Drawing {
  const noteRoom = Math.min(
    150,
    Math.max(0, ...rows.map(({ note = '' }) => (note === '' ? 0 : textWidth(note, tickSize) + 10))),
  );
  const values = rows.flatMap(({ value, low, high, points = [] }) => [value, low ?? value, high ?? value, ...points]);
  const ends = [...(form === 'bars' ? [0] : []), ...(reference === undefined ? [] : [reference]), ...(region ?? [])];
  const labels = rows.map(({ label }) => label);
  const domain = domainOf([...values, ...ends]);
  const frame = rowFrame({ x: domain, xTitle, labels, rowHeight, noteRoom });
  const { x, right, top, bottom } = frame;
  const marks: DrawingMark[] = [];
  if (region !== undefined) {
    const [from, to] = region.map((value) => x.at(value));
    const box = [from, top, to, top, to, bottom, from, bottom].map((value) => value ?? Number.NaN);
    marks.push({ kind: 'path', points: box, fill: 'grid', isClosed: true });
  }
  marks.push(...frame.marks);
  if (reference !== undefined)
    marks.push({ kind: 'path', points: [x.at(reference), top, x.at(reference), bottom], stroke: 'ink', dash: 1 });
  for (const [i, { value, low, high, points = [], note }] of rows.entries()) {
    const y = frame.rowAt(i);
    marks.push(frame.labelOf(i));
    if (note !== undefined) marks.push(text(right + 8, y + 3, fitted(note, tickSize, noteRoom), { ink: 'faint' }));
    if (form === 'bars' && Number.isFinite(value)) {
      const [from, to] = [x.at(0), x.at(value)];
      marks.push({
        kind: 'path',
        points: [from, y - 6, to, y - 6, to, y + 6, from, y + 6],
        fill: 0,
        opacity: 0.85,
        isClosed: true,
      });
    }
    if (points.length > 0)
      marks.push({
        kind: 'markers',
        points: spread(points, y, x.at),
        shape: 0,
        size: 1.8,
        ink: 'faint',
        opacity: 0.45,
      });
    if (low !== undefined && high !== undefined) {
      const [a, b] = [x.at(low), x.at(high)];
      const ink = form === 'bars' ? 'ink' : 0;
      marks.push(
        line([a, y, b, y], ink, 1.6),
        line([a, y - 3.5, a, y + 3.5], ink, 1.2),
        line([b, y - 3.5, b, y + 3.5], ink, 1.2),
      );
    }
    if (form === 'dots') marks.push({ kind: 'markers', points: [x.at(value), y], shape: 0, size: 3.6, ink: 0 });
  }
  return { title, description, width: figureWidth, height: frame.height, marks };
}
