import { domainOf } from './axis-scale.ts';
import type { Drawing, DrawingMark } from './drawing.ts';
import type { AxesText } from './figure-text.ts';
import { plotFrame } from './plot-frame.ts';

export interface FigureLine {
  readonly name: string;
  /** A gap where x or y is NaN. */
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Ends of a band, of the same length. */
  readonly low?: readonly number[];
  readonly high?: readonly number[];
}

export interface LineFigure extends AxesText {
  readonly lines: readonly FigureLine[];
}

/** Curves, each with a band where it has one. */
export function lineFigure({ title, description, xTitle, yTitle, isLogX, isLogY, lines }: LineFigure): Drawing {
  const x = domainOf(
    lines.flatMap((one) => one.x),
    isLogX,
    0,
  );
  const y = domainOf(
    lines.flatMap(({ y: ys, low = [], high = [] }) => [...ys, ...low, ...high]),
    isLogY,
  );
  const legend = lines.map(({ name }, i) => ({ name, ink: i, mark: { kind: 'line', dash: i } as const }));
  const frame = plotFrame({ x, y, xTitle, yTitle, legend: lines.length > 1 ? legend : [] });
  const bands = lines.flatMap(({ x: xs, low, high }, i): DrawingMark[] =>
    low === undefined || high === undefined
      ? []
      : bandsOf(xs, low, high).map((band) => ({
          kind: 'path',
          points: band.map((value, at) => (at % 2 === 0 ? frame.x.at(value) : frame.y.at(value))),
          fill: i,
          opacity: 0.18,
          isClosed: true,
        })),
  );
  const curves = lines.map(({ x: xs, y: ys }, i): DrawingMark => ({
    kind: 'path',
    points: xs.flatMap((value, at) => [frame.x.at(value), frame.y.at(ys[at] ?? Number.NaN)]),
    stroke: i,
    width: lines.length > 12 ? 1 : 1.5,
    dash: i,
  }));
  return { title, description, width: frame.width, height: frame.height, marks: [...frame.marks, ...bands, ...curves] };
}

/** Outlines of the stretches in which a band has both ends: there along the upper one, back along the lower. */
function bandsOf(x: readonly number[], low: readonly number[], high: readonly number[]): number[][] {
  const bands: number[][] = [];
  let there: number[] = [];
  let back: number[] = [];
  const close = (): void => {
    if (there.length >= 4) bands.push([...there, ...back]);
    there = [];
    back = [];
  };
  for (const [at, place] of x.entries()) {
    const [least, greatest] = [low[at] ?? Number.NaN, high[at] ?? Number.NaN];
    if (Number.isFinite(place) && Number.isFinite(least) && Number.isFinite(greatest)) {
      there.push(place, greatest);
      back.unshift(place, least);
    } else close();
  }
  close();
  return bands;
}
