import { xyAxes, xyFrame, type XyFrame } from '../plot/axis-marks.ts';
import type { AxisScale } from '../plot/axis-scale.ts';
import type { NamesKey, RampKey } from '../plot/item-colours.ts';
import { keyMarks, keyWidth } from '../plot/key-marks.ts';
import type { DotsMark, Mark, PlotLook, Size } from '../plot/mark.ts';
import { bytesOf, floatsOf, rowsWhere } from '../plot/numbers-of-rows.ts';
import type { Plot, PlotHits } from '../plot/plot.ts';
import type { ChartedTrials } from './charted-trials.ts';
import { trialHits } from './trial-hits.ts';

/** Trials as dots, before anything is selected. */
export interface DotFieldInput {
  readonly charted: ChartedTrials;
  /** The trials that have a place, in the order in which they are painted. */
  readonly rows: Uint32Array;
  readonly xAt: (row: number) => number;
  readonly yAt: (row: number) => number;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly scaleX: (fromPx: number, toPx: number) => AxisScale;
  readonly scaleY: (fromPx: number, toPx: number) => AxisScale;
  readonly colours: readonly string[];
  readonly colourAt: (row: number) => number;
  readonly key?: NamesKey | RampKey | undefined;
  /** Painted over the dots, e.g. a line of the best. */
  readonly above?: (frame: XyFrame, look: PlotLook) => readonly Mark[];
}

/** Dots in their places: made once for a size, used for each selection. */
export interface DotField {
  readonly frame: XyFrame;
  readonly rows: Uint32Array;
  readonly axes: readonly Mark[];
  readonly dots: DotsMark;
  /** All dots, faint, under those that are selected. */
  readonly faint: readonly Mark[];
  readonly all: readonly Mark[];
  readonly above: readonly Mark[];
  /** Of the rings around trials where only some are selected. */
  readonly ringColour: string;
  readonly hits: PlotHits;
}

const fewDots = 2000;
const mostRings = 12;

export function dotField(input: DotFieldInput, size: Size, look: PlotLook): DotField {
  const { charted, xAt, yAt, colours, colourAt, key, above } = input;
  const { scaleX, scaleY } = input;
  const frame = xyFrame({ size, look, scaleX, scaleY, rightPx: keyWidth(key, look) });
  const { box } = frame;
  const isInside = (row: number): boolean => isWithin(frame.x, xAt(row)) && isWithin(frame.y, yAt(row));
  const rows = input.rows.filter(isInside);
  const dots: DotsMark = {
    kind: 'dots',
    x: floatsOf(rows, (row) => frame.x.place(xAt(row))),
    y: floatsOf(rows, (row) => frame.y.place(yAt(row))),
    radiusPx: rows.length > 20_000 ? 1.2 : rows.length > fewDots ? 1.8 : 3,
    colours,
    colourOf: bytesOf(rows, colourAt),
    opacity: Math.max(0.15, 0.85 * Math.min(1, Math.sqrt(fewDots / Math.max(1, rows.length)))),
  };
  const over = above === undefined ? [] : [{ kind: 'clip', box, marks: above(frame, look) } satisfies Mark];
  return {
    frame,
    rows,
    axes: [...xyAxes(frame, input.xTitle, input.yTitle, size, look), ...keyMarks(key, box, look)],
    dots,
    faint: [{ ...dots, colours: [look.muted], colourOf: new Uint8Array(0), opacity: dots.opacity * 0.3 }],
    all: [dots],
    above: over,
    ringColour: look.text,
    hits: trialHits(charted, { rows, x: dots.x, y: dots.y }, look),
  };
}

const isWithin = ({ domain: [from, to] }: AxisScale, value: number): boolean => value >= from && value <= to;

export interface DotPlot extends Plot {
  readonly frame: XyFrame;
}

/** The dots with those that are selected in colour over the others, which are faint. */
export function dotPlot(field: DotField, selection: Uint8Array | undefined): DotPlot {
  const { frame, axes, all, faint, above, hits } = field;
  return {
    layers: selection === undefined ? [axes, all, above] : [axes, faint, [...chosen(field, selection), ...above]],
    box: frame.box,
    frame,
    hits,
  };
}

function chosen({ rows, dots, ringColour }: DotField, selection: Uint8Array): readonly Mark[] {
  const places = rowsWhere(rows.length, (i) => selection[rows[i] ?? 0] === 1);
  const isFew = places.length <= fewDots;
  const picked: DotsMark = {
    ...dots,
    x: floatsOf(places, (i) => dots.x[i] ?? 0),
    y: floatsOf(places, (i) => dots.y[i] ?? 0),
    colourOf: bytesOf(places, (i) => dots.colourOf?.[i] ?? 0),
    radiusPx: isFew ? 3.5 : 1.6,
    opacity: isFew ? 1 : Math.max(0.4, dots.opacity),
  };
  if (places.length > mostRings) return [picked];
  return [
    picked,
    { kind: 'dots', x: picked.x, y: picked.y, radiusPx: 6, colours: [ringColour], opacity: 1, isRing: true },
  ];
}

/** A way to something that is worked out anew only for another size or look. */
export function keptFor<T>(make: (size: Size, look: PlotLook) => T): (size: Size, look: PlotLook) => T {
  let last: { readonly size: Size; readonly look: PlotLook; readonly made: T } | undefined;
  return (size, look) => {
    if (last?.size !== size || last.look !== look) last = { size, look, made: make(size, look) };
    return last.made;
  };
}
