import { formatNumber } from '../format/format-number.ts';
import { xyAxes, xyFrame, type XyFrame } from '../plot/axis-marks.ts';
import { axisScale, extentOfValues, paddedDomain } from '../plot/axis-scale.ts';
import { keyMarks, keyWidth } from '../plot/key-marks.ts';
import type { Mark, PathMark, PlotLook, Size } from '../plot/mark.ts';
import type { Plot, PlotHits } from '../plot/plot.ts';
import { kindColours, kindKey, kindPlace, trialKinds } from './charted-trials.ts';
import type { LearningCurves } from './learning-curves.ts';
import { trialHits } from './trial-hits.ts';

export interface LearningFrame {
  readonly curves: LearningCurves;
  readonly frame: XyFrame;
  readonly look: PlotLook;
  readonly axes: readonly Mark[];
  /** The path of each of the curves that are drawn. */
  readonly paths: readonly Float32Array[];
  readonly hits: PlotHits;
}

export function learningFrame(curves: LearningCurves, size: Size, look: PlotLook): LearningFrame {
  const { charted, reports, drawn, isLog, title } = curves;
  const { starts, steps, values } = reports;
  const indexes: number[] = [];
  const rows: number[] = [];
  for (const { place, row } of drawn)
    for (let i = starts[place] ?? 0; i < (starts[place + 1] ?? 0); i++) {
      indexes.push(i);
      rows.push(row);
    }
  const isDrawn = (value: number): boolean => Number.isFinite(value) && (!isLog || value > 0);
  const good = indexes.filter((i) => isDrawn(values[i] ?? Number.NaN));
  const kind = isLog ? 'log' : 'linear';
  const key = kindKey(
    charted.data,
    Uint32Array.from(drawn, ({ row }) => row),
    look,
  );
  const frame = xyFrame({
    size,
    look,
    scaleX: (from, to) => axisScale('linear', paddedDomain(extentOfValues(steps, good), 'linear', 0.01), from, to),
    scaleY: (from, to) => axisScale(kind, paddedDomain(extentOfValues(values, good), kind), from, to),
    rightPx: keyWidth(key, look),
  });
  const { x, y } = frame;
  const heightOf = (i: number): number => (isDrawn(values[i] ?? Number.NaN) ? y.place(values[i] ?? 0) : Number.NaN);
  const paths = drawn.map(({ place }) => {
    const [start = 0, end = 0] = [starts[place], starts[place + 1]];
    const points = new Float32Array((end - start + 1) * 2).fill(Number.NaN);
    for (let i = start; i < end; i++) points.set([x.place(steps[i] ?? 0), heightOf(i)], (i - start) * 2);
    return points;
  });
  const pathOfRow = new Map(drawn.map(({ row }, i) => [row, paths[i]]));
  return {
    curves,
    frame,
    look,
    axes: [
      ...xyAxes(frame, 'step', title, size, look),
      ...keyMarks(key.names.length > 1 ? key : undefined, frame.box, look),
    ],
    paths,
    hits: trialHits(
      charted,
      {
        rows,
        x: Float32Array.from(indexes, (i) => x.place(steps[i] ?? 0)),
        y: Float32Array.from(indexes, heightOf),
        marksOf: (i) => [
          { kind: 'path', points: pathOfRow.get(rows[i] ?? -1) ?? [], stroke: look.text, widthPx: 2 },
          {
            kind: 'dots',
            x: [x.place(steps[indexes[i] ?? 0] ?? 0)],
            y: [heightOf(indexes[i] ?? 0)],
            radiusPx: 3.5,
            colours: [look.text],
            opacity: 1,
          },
        ],
        more: (i) => [
          { label: `at step ${formatNumber(steps[indexes[i] ?? 0])}`, value: formatNumber(values[indexes[i] ?? 0]) },
        ],
      },
      look,
    ),
  };
}

/** Curves that go down in one stroke. */
const perStroke = 25;

/** Pruned trials are fainter than others; where some are selected, all others are faint and grey. */
export function learningPlot(
  { curves, frame, look, axes, paths, hits }: LearningFrame,
  selection: Uint8Array | undefined,
): Plot & { readonly frame: XyFrame } {
  const { charted, drawn } = curves;
  const colours = kindColours(look);
  const shade = Math.max(0.12, Math.min(0.8, Math.sqrt(60 / Math.max(1, drawn.length))));
  const byLook = Map.groupBy(paths.keys(), (i) => {
    const row = drawn[i]?.row ?? 0;
    return selection !== undefined && selection[row] !== 1 ? -1 : kindPlace(charted.data, row);
  });
  const strokes = [...byLook]
    .sort(([a], [b]) => a - b)
    .flatMap(([kind, members]) => {
      const isFaint = trialKinds[kind] === 'pruned';
      const opacity = kind < 0 ? shade * 0.4 : selection !== undefined ? 0.9 : isFaint ? shade * 0.5 : shade;
      const parts: PathMark[] = [];
      for (let from = 0; from < members.length; from += perStroke)
        parts.push({
          kind: 'path',
          points: joined(members.slice(from, from + perStroke).map((i) => paths[i] ?? new Float32Array())),
          stroke: kind < 0 ? look.muted : (colours[kind] ?? ''),
          widthPx: kind >= 0 && selection !== undefined ? 1.6 : 1,
          opacity,
        });
      return parts;
    });
  const { box } = frame;
  return { layers: [axes, [{ kind: 'clip', box, marks: strokes }]], box, frame, hits };
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
