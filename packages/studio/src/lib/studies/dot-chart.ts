import { formatCount } from '../format/format-number.ts';
import type { XyFrame } from '../plot/axis-marks.ts';
import { axisScale, extentOfValues, paddedDomain, type AxisScale } from '../plot/axis-scale.ts';
import type { BoxBrush } from '../plot/brush.ts';
import { categoryScale } from '../plot/category-scale.ts';
import { doublesOf } from '../plot/numbers-of-rows.ts';
import { keptRows, textOfValue } from '../plot/plot-column.ts';
import type { Mark, PlotLook, Size } from '../plot/mark.ts';
import type { ChartWords } from '../plot/plot.ts';
import { rampColour } from '../plot/item-colours.ts';
import { byKind, kindColours, kindKey, kindPlace, trialNoun, type ChartedTrials } from './charted-trials.ts';
import { dotField, keptFor, type DotField } from './dot-field.ts';
import type { TrialField } from './trial-field.ts';

/** One field of trials over another, as dots. */
export interface DotChart {
  readonly x: TrialField;
  readonly y: TrialField;
  readonly rows: Uint32Array;
  readonly words: ChartWords;
  readonly fieldOf: (size: Size, look: PlotLook) => DotField;
}

interface DotChartOptions {
  readonly charted: ChartedTrials;
  readonly x: TrialField;
  readonly y: TrialField;
  /** By what kind of trial they are, or from the oldest to the youngest. */
  readonly colour: 'kind' | 'age';
  /** The part that is looked at. */
  readonly zoom?: BoxBrush | undefined;
  readonly above?: (frame: XyFrame, look: PlotLook) => readonly Mark[];
  readonly notes?: readonly string[];
}

const ageSteps = 32;

export function dotChart({ charted, x, y, colour, zoom, above, notes: said = [] }: DotChartOptions): DotChart {
  const { data } = charted;
  const column = (field: TrialField) => ({
    title: field.title,
    values: doublesOf(charted.rows, field.numberAt),
    ...(field.words === undefined && { scale: field.scale }),
  });
  const [columnX, columnY] = [column(x), column(y)];
  const kept = keptRows([columnX, columnY], charted.rows.length, trialNoun);
  const oldestFirst = kept.rows.map((i) => charted.rows[i] ?? 0);
  const rows = byKind(data, oldestFirst);
  const extents = [columnX, columnY].map(({ values }) => extentOfValues(values, kept.rows));
  const scaleOf =
    (
      field: TrialField,
      extent: [number, number] | undefined,
      range: readonly [number, number] | undefined,
      look: PlotLook,
    ) =>
    (from: number, to: number): AxisScale =>
      field.words === undefined
        ? axisScale(
            field.scale,
            range !== undefined && fits(range, field) ? range : paddedDomain(extent, field.scale),
            from,
            to,
          )
        : categoryScale(field.words, from, to, look.widthOf);
  const xAt = x.words === undefined ? x.numberAt : (row: number) => x.numberAt(row) + spread(data.number[row] ?? 0);
  const last = Math.max(1, data.number[data.count - 1] ?? 1);
  const range = extents[1];
  const empty =
    rows.length === 0 ? { empty: `No trial has ${x.title === 'trial' ? '' : `${x.title} and `}${y.title} yet.` } : {};
  return {
    x,
    y,
    rows,
    words: {
      summary: `${y.title} over ${x.title} of ${formatCount(rows.length)} trials${range === undefined ? '' : `: ${textOfValue(range[0], y.scale)} to ${textOfValue(range[1], y.scale)}`}.`,
      notes: [...kept.notes, ...said],
      ...empty,
    },
    fieldOf: keptFor((size, look) =>
      dotField(
        {
          charted,
          rows: colour === 'kind' ? rows : oldestFirst,
          xAt,
          yAt: y.numberAt,
          xTitle: x.title,
          yTitle: y.title,
          scaleX: scaleOf(x, extents[0], zoom?.x, look),
          scaleY: scaleOf(y, extents[1], zoom?.y, look),
          ...(colour === 'kind'
            ? {
                colours: kindColours(look),
                colourAt: (row) => kindPlace(data, row),
                key: keyOfMany(charted, rows, look),
              }
            : {
                colours: Array.from({ length: ageSteps }, (_, i) => rampColour(1 - i / (ageSteps - 1), look)),
                colourAt: (row) => Math.floor(((data.number[row] ?? 0) / last) * (ageSteps - 1)),
              }),
          ...(above !== undefined && { above }),
        },
        size,
        look,
      ),
    ),
  };
}

/** A key only where there is something to tell apart. */
function keyOfMany({ data }: ChartedTrials, rows: Uint32Array, look: PlotLook) {
  const key = kindKey(data, rows, look);
  return key.names.length > 1 ? key : undefined;
}

/** A log axis shows no part from 0 or less. */
const fits = ([from]: readonly [number, number], { scale }: TrialField): boolean => scale !== 'log' || from > 0;

/** Dots of one word stand side by side, each always at the same place. */
const spread = (number: number): number => (((number * 0.618_033_988_75) % 1) - 0.5) * 0.56;
