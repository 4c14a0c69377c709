import { axisScale, domainOf } from './axis-scale.ts';
import type { Drawing, DrawingMark } from './drawing.ts';
import type { FigureText } from './figure-text.ts';
import { figureWidth, labelSize, line, text, tickSize } from './plot-frame.ts';
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
  const top = 6;
  const bottom = top + Math.max(1, rows.length) * rowHeight;
  const room = Math.max(40, ...rows.map(({ label }) => textWidth(label, tickSize)));
  const left = Math.min(190, room + 18);
  const noteRoom = Math.min(
    150,
    Math.max(0, ...rows.map(({ note = '' }) => (note === '' ? 0 : textWidth(note, tickSize) + 10))),
  );
  const right = figureWidth - 10 - noteRoom;
  const values = rows.flatMap(({ value, low, high, points = [] }) => [value, low ?? value, high ?? value, ...points]);
  const ends = [...(form === 'bars' ? [0] : []), ...(reference === undefined ? [] : [reference]), ...(region ?? [])];
  const x = axisScale(domainOf([...values, ...ends]), left, right, 5);
  const marks: DrawingMark[] = [];
  if (region !== undefined) {
    const [from, to] = region.map((value) => x.at(value));
    const box = [from, top, to, top, to, bottom, from, bottom].map((value) => value ?? Number.NaN);
    marks.push({ kind: 'path', points: box, fill: 'grid', isClosed: true });
  }
  for (const tick of x.ticks) {
    const at = x.at(tick.value);
    marks.push(
      line([at, top, at, bottom], 'grid'),
      text(at, bottom + 13, tick.label, { anchor: 'middle', ink: 'faint' }),
    );
  }
  marks.push(line([left, bottom, right, bottom], 'faint', 0.75));
  if (reference !== undefined)
    marks.push({ kind: 'path', points: [x.at(reference), top, x.at(reference), bottom], stroke: 'ink', dash: 1 });
  for (const [i, { label, value, low, high, points = [], note }] of rows.entries()) {
    const y = top + (i + 0.5) * rowHeight;
    marks.push(text(left - 7, y + 3, fitted(label, tickSize, left - 10), { anchor: 'end' }));
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
  marks.push(
    text((left + right) / 2, bottom + 28, fitted(xTitle, labelSize, figureWidth - 20), {
      anchor: 'middle',
      size: labelSize,
    }),
  );
  return { title, description, width: figureWidth, height: bottom + 36, marks };
}

/** Points on a row, moved up and down by turns so that they do not hide each other; the same for the same points. */
export const spread = (points: readonly number[], y: number, at: (value: number) => number): number[] =>
  points.flatMap((value, i) => [at(value), y + ((((i * 7919) % 13) - 6) / 6) * 6.5]);
