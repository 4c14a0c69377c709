import { axisScale, domainOf } from './axis-scale.ts';
import type { Drawing, DrawingMark } from './drawing.ts';
import type { FigureText } from './figure-text.ts';
import { figureWidth, legendMarks, line, text, tickSize } from './plot-frame.ts';
import { fitted } from './text-size.ts';

export interface ParallelAxis {
  readonly name: string;
  /** Of each line; of an axis of texts their place in `choices`. NaN: none. */
  readonly values: readonly number[];
  readonly choices?: readonly string[];
  readonly isLog?: boolean;
}

export interface ParallelFigure extends FigureText {
  readonly axes: readonly ParallelAxis[];
  /** Lines to bring out, told from the others by colour and width. */
  readonly isBest: readonly boolean[];
  readonly bestName: string;
}

const plotHeight = 190;
const size = 8;

/** An axis for each parameter and a line for each run; a few are brought out. */
export function parallelFigure({ title, description, axes, isBest, bestName }: ParallelFigure): Drawing {
  const top = 26;
  const bottom = top + plotHeight;
  const [left, right] = [34, figureWidth - 34];
  const step = axes.length < 2 ? 0 : (right - left) / (axes.length - 1);
  const room = Math.max(30, Math.min(110, step - 6));
  const placed = axes.map(({ values, choices, isLog = false }, i) => {
    const numbers = choices === undefined ? values : [0, choices.length - 1];
    const scale = axisScale(domainOf(numbers, isLog), bottom, top, 4);
    const ticks = choices === undefined ? scale.ticks : choices.slice(0, 24).map((label, value) => ({ value, label }));
    return { x: left + i * step, at: scale.at, ticks };
  });
  const marks: DrawingMark[] = [];
  for (const best of [false, true])
    for (const [run, is] of isBest.entries()) {
      if (is !== best) continue;
      const points = axes.flatMap(({ values }, i) => [
        placed[i]?.x ?? Number.NaN,
        placed[i]?.at(values[run] ?? Number.NaN) ?? Number.NaN,
      ]);
      marks.push(
        best
          ? { kind: 'path', points, stroke: 1, width: 1.4, opacity: 0.9 }
          : { kind: 'path', points, stroke: 'faint', width: 0.6, opacity: isBest.length > 200 ? 0.18 : 0.35 },
      );
    }
  for (const [i, { name }] of axes.entries()) {
    const { x, at, ticks } = placed[i] ?? { x: 0, at: () => 0, ticks: [] };
    marks.push(line([x, top, x, bottom], 'ink', 1));
    const anchor = i === 0 ? 'start' : i === axes.length - 1 ? 'end' : 'middle';
    const nameAt = i === 0 ? x - 30 : i === axes.length - 1 ? x + 30 : x;
    marks.push(
      text(nameAt, i % 2 === 0 ? 18 : 9, fitted(name, tickSize, i % 2 === 0 ? room : room + 20), {
        anchor,
        isBold: true,
      }),
    );
    for (const { value, label } of ticks) {
      marks.push(line([x - 2, at(value), x + 2, at(value)], 'ink', 0.75));
      marks.push(
        text(x - 4, at(value) + 2.8, fitted(label, size, i === 0 ? 30 : room * 0.8), {
          anchor: 'end',
          size,
          ink: 'faint',
        }),
      );
    }
  }
  const entries = [
    { name: bestName, ink: 1, mark: { kind: 'line', dash: 0 } },
    { name: 'others', ink: 'faint', mark: { kind: 'line', dash: 0 } },
  ] as const;
  const legend = legendMarks(entries, left, right, bottom + 16);
  return {
    title,
    description,
    width: figureWidth,
    height: bottom + 10 + legend.height,
    marks: [...marks, ...legend.marks],
  };
}
