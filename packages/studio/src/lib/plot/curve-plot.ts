import type { ChartTable } from '../export-chart/chart-table.ts';
import { countOf, formatNumber } from '../format/format-number.ts';
import { xyAxes, xyFrame } from './axis-marks.ts';
import { axisScale } from './axis-scale.ts';
import type { Box, Mark, PathMark, PlotLook, Size } from './mark.ts';
import { pointHits } from './point-hits.ts';
import type { ChartWords, Plot } from './plot.ts';
import { shortText } from './short-text.ts';

export interface RateCurve {
  readonly id: string;
  readonly label: string;
  /** What its points enclose, e.g. "AUC 0.97". */
  readonly figure: string;
  readonly colour: string;
  readonly dash: readonly number[];
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Of each point; null stands for +Infinity. */
  readonly thresholds: readonly (number | null)[];
  /** The height of guessing, drawn in the curve's colour. */
  readonly baseline?: number | null | undefined;
}

/** Curves where both axes are shares, from 0 to 1. */
export interface RateCurves {
  readonly xTitle: string;
  readonly yTitle: string;
  readonly curves: readonly RateCurve[];
  /** Steps down where the next point is, rather than straight lines. */
  readonly isStepped?: boolean | undefined;
  /** Guessing is the diagonal. */
  readonly hasDiagonal?: boolean | undefined;
}

interface CurvePoints {
  readonly curveOf: Uint32Array;
  readonly pointOf: Uint32Array;
  /** Where each curve's points begin. */
  readonly starts: readonly number[];
}

export function wordsOfCurves({ xTitle, yTitle, curves, isStepped, hasDiagonal }: RateCurves): ChartWords {
  const [first, ...others] = [
    ...new Set(curves.map(({ baseline }) => baseline).filter((each) => typeof each === 'number')),
  ];
  const guessing =
    first === undefined
      ? ''
      : `: ${formatNumber(first)}${others.length > 0 ? ` and ${others.length} more` : ''}, the share of positives`;
  return {
    summary: `${yTitle} over ${xTitle.toLowerCase()}: ${curves.map(({ label, figure }) => `${label} ${figure}`).join(', ')}.`,
    notes: [
      ...(hasDiagonal === true ? ['dashed: guessing'] : first === undefined ? [] : [`dashed: guessing${guessing}`]),
      ...(isStepped === true ? ['area as steps'] : []),
    ],
    ...(curves.every(({ x }) => x.length === 0) && { empty: 'There are no points.' }),
  };
}

const rowPx = 18;

export function curvePlot(data: RateCurves, size: Size, look: PlotLook): Plot {
  const { curves, xTitle, yTitle, isStepped = false, hasDiagonal = false } = data;
  const names = curves.map(({ label, figure }) => ({ label, figure }));
  const figurePx = Math.max(0, ...names.map(({ figure }) => look.widthOf(figure)));
  const namePx = Math.min(180, size.width * 0.25, Math.max(0, ...names.map(({ label }) => look.widthOf(label))));
  const keyPx = 40 + namePx + figurePx;
  const room = Math.min(size.width - keyPx - 60, size.height);
  // Both axes are shares, so that the plot is about square.
  const frame = xyFrame({
    size,
    look,
    scaleX: (from, to) => axisScale('linear', [0, 1], from, to),
    scaleY: (from, to) => axisScale('linear', [0, 1], from, to),
    rightPx: Math.max(keyPx, size.width - room - 60),
  });
  const { box, x, y } = frame;
  const lineOf = (curve: RateCurve): readonly number[] => tracePoints(curve, isStepped, x.place, y.place);
  const strokes = curves.map((curve): PathMark => ({
    kind: 'path',
    points: lineOf(curve),
    stroke: curve.colour,
    dash: curve.dash,
    widthPx: 1.8,
  }));
  const references: Mark[] = [
    ...(hasDiagonal ? [guess([x.place(0), y.place(0), x.place(1), y.place(1)], look.lineStrong)] : []),
    ...[...new Map(curves.map((curve) => [curve.baseline, curve.colour]))].flatMap(([baseline, colour]) =>
      typeof baseline === 'number'
        ? [
            guess(
              [x.place(0), y.place(baseline), x.place(1), y.place(baseline)],
              curves.length === 1 ? look.lineStrong : colour,
            ),
          ]
        : [],
    ),
  ];
  const { curveOf, pointOf, starts } = pointsOf(curves);
  const placeX = Float64Array.from(curveOf, (curve, i) => x.place(curves[curve]?.x[pointOf[i] ?? 0] ?? Number.NaN));
  const placeY = Float64Array.from(curveOf, (curve, i) => y.place(curves[curve]?.y[pointOf[i] ?? 0] ?? Number.NaN));
  return {
    layers: [
      [...xyAxes(frame, xTitle, yTitle, size, look), ...references, ...strokes, ...keyOf(curves, box, namePx, look)],
    ],
    box,
    hits: {
      ...pointHits(placeX, placeY, 40),
      step: (from, key) => {
        if (curveOf.length === 0) return undefined;
        if (from === undefined || key === 'first') return 0;
        if (key === 'last') return curveOf.length - 1;
        const [curve, point] = [curveOf[from] ?? 0, pointOf[from] ?? 0];
        const next = key === 'up' ? curve - 1 : key === 'down' ? curve + 1 : curve;
        const length = curves[next]?.x.length ?? 0;
        if (length === 0) return from;
        const to = key === 'left' ? point - 1 : key === 'right' ? point + 1 : point;
        return (starts[next] ?? 0) + Math.min(length - 1, Math.max(0, to));
      },
      marksOf: (i) => {
        const stroke = strokes[curveOf[i] ?? 0];
        return [
          ...(stroke === undefined ? [] : [{ ...stroke, widthPx: 3.5 }]),
          { kind: 'dots', x: [placeX[i] ?? 0], y: [placeY[i] ?? 0], radiusPx: 4.5, colours: [look.text], opacity: 1 },
        ];
      },
      readOut: (i) => {
        const [curve, point] = [curves[curveOf[i] ?? 0], pointOf[i] ?? 0];
        if (curve === undefined) return { title: '', rows: [] };
        const threshold = curve.thresholds[point];
        return {
          title: `${curve.label} ${curve.figure}`,
          rows: [
            { label: xTitle, value: formatNumber(curve.x[point]) },
            { label: yTitle, value: formatNumber(curve.y[point]) },
            ...(threshold === undefined
              ? []
              : [{ label: 'Threshold', value: threshold === null ? '∞' : formatNumber(threshold) }]),
          ],
        };
      },
      idOf: (i) => curves[curveOf[i] ?? 0]?.id,
      indexOf: (id) => {
        const curve = curves.findIndex((each) => each.id === id);
        return curve < 0 || (curves[curve]?.x.length ?? 0) === 0 ? undefined : starts[curve];
      },
    },
  };
}

const guess = (points: readonly number[], stroke: string): PathMark => ({
  kind: 'path',
  points,
  stroke,
  dash: [4, 4],
  widthPx: 1,
});

function pointsOf(curves: readonly RateCurve[]): CurvePoints {
  const count = curves.reduce((sum, { x }) => sum + x.length, 0);
  const [curveOf, pointOf, starts]: [Uint32Array, Uint32Array, number[]] = [
    new Uint32Array(count),
    new Uint32Array(count),
    [],
  ];
  let at = 0;
  curves.forEach(({ x }, curve) => {
    starts.push(at);
    for (let point = 0; point < x.length; point++) {
      curveOf[at] = curve;
      pointOf[at] = point;
      at++;
    }
  });
  return { curveOf, pointOf, starts };
}

/**
 * The line through a curve's points. Steps keep the height of the point with the greater x up to the one before it. A
 * point that falls on the place of the one before is left out, so that the line is no longer than there are pixels.
 */
export function tracePoints(
  { x, y }: Pick<RateCurve, 'x' | 'y'>,
  isStepped: boolean,
  placeX: (share: number) => number,
  placeY: (share: number) => number,
): readonly number[] {
  const points: number[] = [];
  const add = (px: number, py: number): void => {
    const length = points.length;
    if (
      Math.abs((points[length - 2] ?? Number.POSITIVE_INFINITY) - px) + Math.abs((points[length - 1] ?? 0) - py) >=
      0.2
    )
      points.push(px, py);
  };
  for (let i = 0; i < x.length; i++) {
    const [atX, atY] = [placeX(x[i] ?? 0), placeY(y[i] ?? 0)];
    if (isStepped && i > 0) {
      const isRising = (x[i] ?? 0) > (x[i - 1] ?? 0);
      if (isRising) add(placeX(x[i - 1] ?? 0), atY);
      else add(atX, placeY(y[i - 1] ?? 0));
    }
    add(atX, atY);
  }
  return points;
}

/** Names and figures of the curves, as many as have room. */
function keyOf(curves: readonly RateCurve[], box: Box, namePx: number, look: PlotLook): readonly Mark[] {
  const left = box.left + box.width + 14;
  const room = Math.max(1, Math.floor(box.height / rowPx));
  const shown = curves.length <= room ? curves : curves.slice(0, room - 1);
  const text = (words: string, x: number, y: number, colour: string): Mark => ({
    kind: 'text',
    x,
    y,
    text: words,
    colour,
    align: 'start',
  });
  return [
    ...shown.flatMap((curve, i): readonly Mark[] => {
      const y = box.top + 6 + i * rowPx;
      return [
        { kind: 'path', points: [left, y, left + 14, y], stroke: curve.colour, dash: curve.dash, widthPx: 2.5 },
        text(shortText(curve.label, namePx, look.widthOf), left + 20, y, look.text),
        text(curve.figure, left + 26 + namePx, y, look.muted),
      ];
    }),
    ...(shown.length < curves.length
      ? [
          text(
            countOf(curves.length - shown.length, 'more curve'),
            left,
            box.top + 6 + shown.length * rowPx,
            look.muted,
          ),
        ]
      : []),
  ];
}

export function curveTable({ xTitle, yTitle, curves }: RateCurves): ChartTable {
  const { curveOf, pointOf } = pointsOf(curves);
  return {
    columns: [
      { title: 'curve', isNumber: false },
      ...[xTitle, yTitle, 'Threshold'].map((title) => ({ title, isNumber: true })),
    ],
    rowCount: curveOf.length,
    row: (index) => {
      const [curve, point] = [curves[curveOf[index] ?? 0], pointOf[index] ?? 0];
      const threshold = curve?.thresholds[point];
      return [
        curve?.label ?? '',
        curve?.x[point] ?? null,
        curve?.y[point] ?? null,
        threshold === null ? Number.POSITIVE_INFINITY : (threshold ?? null),
      ];
    },
  };
}
