import type { ChartTable } from '../export-chart/chart-table.ts';
import { seriesHues } from '../charts/series-colour.ts';
import { formatCount } from '../format/format-number.ts';
import { axisScale, extentOfValues, paddedDomain, type AxisScale } from './axis-scale.ts';
import { whiskerPoints } from './bar-plot.ts';
import { boxFigures, type BoxFigures } from './box-figures.ts';
import { sortedWords } from './category-order.ts';
import type { Mark, Place, PlotLook, Size } from './mark.ts';
import { keptRows, runNoun, textOfValue, type CategoryColumn, type Noun, type NumberColumn } from './plot-column.ts';
import type { ChartWords, Plot, StepKey } from './plot.ts';
import { once, pointHits } from './point-hits.ts';
import { rowsAxes, rowsFrame, rowsHeight } from './rows-frame.ts';
import { shareOfText } from './share-of-text.ts';

export interface BoxData {
  readonly ids: readonly string[];
  readonly labels: readonly string[];
  readonly value: NumberColumn;
  /** One box for each word; one for all when not given. */
  readonly category?: CategoryColumn | undefined;
  readonly noun?: Noun | undefined;
}

interface BoxGroup {
  readonly name: string;
  readonly figures: BoxFigures;
  /** Its items by rising value. */
  readonly rows: readonly number[];
}

export interface Boxes {
  readonly data: BoxData;
  readonly groups: readonly BoxGroup[];
  /** Items that get a dot, and the group of each. */
  readonly dots: readonly { readonly row: number; readonly group: number }[];
  readonly words: ChartWords;
}

const leastRowPx = 36;
const mostRowPx = 72;
const allDotsUpTo = 200;
const without = 'none';

export function boxesOf(data: BoxData): Boxes {
  const { ids, value, category, noun = runNoun } = data;
  const { rows, notes } = keptRows([value], ids.length, noun);
  const valueOf = (row: number): number => value.values[row] ?? 0;
  const wordOf = (row: number): string => (category === undefined ? value.title : (category.words[row] ?? without));
  const byWord = Map.groupBy(rows, wordOf);
  const hasNone = category?.words.includes(null) === true && byWord.has(without);
  const names = sortedWords([...byWord.keys()].filter((name) => !(hasNone && name === without)));
  const groups = [...names, ...(hasNone ? [without] : [])].flatMap((name): BoxGroup[] => {
    const sorted = [...(byWord.get(name) ?? [])].sort((a, b) => valueOf(a) - valueOf(b));
    const figures = boxFigures(sorted.map(valueOf), value.scale === 'log');
    return figures === undefined ? [] : [{ name, figures, rows: sorted }];
  });
  const hasAllDots = rows.length <= allDotsUpTo;
  const dots = groups.flatMap(({ rows: members, figures }, group) =>
    members.filter((row) => hasAllDots || isOutside(valueOf(row), figures)).map((row) => ({ row, group })),
  );
  const by = category === undefined ? '' : ` by ${category.title}`;
  const figure = (number: number): string => textOfValue(number, value.scale);
  const medians = groups.slice(0, 5).map(({ name, figures }) => `${name} ${figure(figures.median)}`);
  return {
    data,
    groups,
    dots,
    words: {
      summary: `${value.title}${by}, medians: ${medians.join(', ')}${groups.length > 5 ? ` and ${groups.length - 5} more` : ''}.`,
      notes: [
        ...notes,
        'box: quartiles and median; whiskers: up to 1.5 × the box',
        hasAllDots ? `each dot is a ${noun.one}` : `${formatCount(dots.length)} beyond the whiskers`,
      ],
      ...(groups.length === 0 && { empty: `No ${noun.one} has a number as ${value.title}.` }),
    },
  };
}

const isOutside = (value: number, { whiskerLow, whiskerHigh }: BoxFigures): boolean =>
  value < whiskerLow || value > whiskerHigh;

export const boxesHeight = ({ groups }: Boxes): number => rowsHeight(groups.length, leastRowPx);

/** Boxes lie, so that their names can be read; all are pointed at before the dots of items are. */
export function boxPlot(
  { data, groups, dots }: Boxes,
  size: Size,
  look: PlotLook,
  scrollPx: number,
  selected?: ReadonlySet<string>,
): Plot {
  const { ids, labels, value } = data;
  const kind = value.scale ?? 'linear';
  const domain = paddedDomain(extentOfValues(groups.flatMap(({ figures }) => [figures.least, figures.greatest])), kind);
  const names = groups.map(({ name, figures }) => `${name} (${formatCount(figures.count)})`);
  const frame = rowsFrame({
    size,
    look,
    labels: names,
    scaleOf: (from, to) => axisScale(kind, domain, from, to),
    leastRowPx,
    mostRowPx,
    scrollPx,
  });
  const { box, scale, rowPx, yOf } = frame;
  const hues = seriesHues[look.theme];
  const colourOf = (group: number): string => hues[group % hues.length] ?? '';
  const dotX = dots.map(({ row }) => scale.place(value.values[row] ?? 0));
  const dotY = dots.map(({ row, group }) => yOf(group) + (shareOfText(ids[row] ?? '') - 0.5) * rowPx * 0.5);
  const boxes = groups.flatMap(({ figures }, group) => boxMarks(figures, scale, yOf(group), rowPx, colourOf(group)));
  const chosen = [...dots.keys()].filter((i) => selected?.has(ids[dots[i]?.row ?? 0] ?? '') === true);
  const dotMarks: Mark[] = [
    {
      kind: 'dots',
      x: dotX,
      y: dotY,
      radiusPx: dots.length > 2000 ? 1.5 : 2.5,
      colours: groups.map((_, group) => colourOf(group)),
      colourOf: dots.map(({ group }) => group),
      opacity: dots.length > 2000 ? 0.35 : 0.75,
    },
    {
      kind: 'dots',
      x: chosen.map((i) => dotX[i] ?? 0),
      y: chosen.map((i) => dotY[i] ?? 0),
      radiusPx: 5,
      colours: [look.accent],
      opacity: 1,
      isRing: true,
    },
  ];
  const points = pointHits(dotX, dotY, 8);
  const dotOf = (index: number): number => index - groups.length;
  const indexById = once(() => new Map(dots.map(({ row }, i) => [ids[row] ?? '', groups.length + i])));
  const dotsOfGroup = once(() => Map.groupBy(dots.keys(), (i) => dots[i]?.group ?? 0));
  const placeOf = (index: number): Place => {
    const dot = dotOf(index);
    return dot >= 0
      ? { x: dotX[dot] ?? 0, y: dotY[dot] ?? 0 }
      : { x: scale.place(groups[index]?.figures.median ?? 0), y: yOf(index) };
  };
  const groupOf = (index: number): number => (index < groups.length ? index : (dots[dotOf(index)]?.group ?? 0));
  return {
    layers: [
      [...rowsAxes(frame, names, value.title, size, look), { kind: 'clip', box, marks: [...boxes, ...dotMarks] }],
    ],
    box,
    hits: {
      count: groups.length + dots.length,
      at: (place) => {
        const dot = points.at(place);
        return dot === undefined ? frame.rowAt(place.y) : groups.length + dot;
      },
      // Up and down from box to box, left and right from dot to dot of one box.
      step: (from, key) =>
        stepOf(from, key, groups.length, groupOf, (group) =>
          (dotsOfGroup().get(group) ?? []).map((i) => i + groups.length),
        ),
      placeOf,
      marksOf: (index) => {
        const { x, y } = placeOf(index);
        if (index >= groups.length)
          return [{ kind: 'dots', x: [x], y: [y], radiusPx: 6, colours: [look.text], opacity: 1, isRing: true }];
        return [{ kind: 'clip', box, marks: boxMarks(groups[index]?.figures, scale, y, rowPx, look.text) }];
      },
      readOut: (index) => {
        const figure = (number: number): string => textOfValue(number, value.scale);
        const row = dots[dotOf(index)]?.row;
        if (row !== undefined)
          return { title: labels[row] ?? '', rows: [{ label: value.title, value: figure(value.values[row] ?? 0) }] };
        return readOutOf(groups[index], data.noun ?? runNoun, figure);
      },
      idOf: (index) => ids[dots[dotOf(index)]?.row ?? -1],
      indexOf: (id) => indexById().get(id),
    },
  };
}

function readOutOf(
  group: BoxGroup | undefined,
  noun: Noun,
  figure: (value: number) => string,
): { title: string; rows: { label: string; value: string }[] } {
  if (group === undefined) return { title: '', rows: [] };
  const { count, median, quarter, threeQuarters, whiskerLow, whiskerHigh, least, greatest } = group.figures;
  return {
    title: group.name,
    rows: [
      { label: noun.many, value: formatCount(count) },
      { label: 'median', value: figure(median) },
      { label: 'quartiles', value: `${figure(quarter)} … ${figure(threeQuarters)}` },
      { label: 'whiskers', value: `${figure(whiskerLow)} … ${figure(whiskerHigh)}` },
      { label: 'least, greatest', value: `${figure(least)} … ${figure(greatest)}` },
    ],
  };
}

function boxMarks(
  figures: BoxFigures | undefined,
  scale: AxisScale,
  y: number,
  rowPx: number,
  colour: string,
): readonly Mark[] {
  if (figures === undefined) return [];
  const half = rowPx * 0.3;
  const { whiskerLow, quarter, median, threeQuarters, whiskerHigh } = figures;
  const [low = 0, from = 0, middle = 0, to = 0, high = 0] = [
    whiskerLow,
    quarter,
    median,
    threeQuarters,
    whiskerHigh,
  ].map(scale.place);
  const gap = [Number.NaN, Number.NaN];
  return [
    { kind: 'rects', boxes: [from, y - half, to - from, 2 * half], colours: [colour], opacity: 0.18 },
    {
      kind: 'path',
      points: [from, y - half, to, y - half, to, y + half, from, y + half, from, y - half],
      stroke: colour,
      widthPx: 1.2,
    },
    {
      kind: 'path',
      points: [...whiskerPoints(low, from, y), ...gap, ...whiskerPoints(to, high, y)],
      stroke: colour,
      widthPx: 1.2,
    },
    { kind: 'path', points: [middle, y - half, middle, y + half], stroke: colour, widthPx: 2.5 },
  ];
}

function stepOf(
  from: number | undefined,
  key: StepKey,
  groupCount: number,
  groupOf: (index: number) => number,
  dotsOf: (group: number) => readonly number[],
): number | undefined {
  if (groupCount === 0) return undefined;
  if (from === undefined || key === 'first') return 0;
  if (key === 'last') return groupCount - 1;
  const group = groupOf(from);
  if (key === 'up' || key === 'down') return Math.min(groupCount - 1, Math.max(0, group + (key === 'down' ? 1 : -1)));
  const dots = dotsOf(group);
  const at = dots.indexOf(from);
  if (at < 0) return (key === 'right' ? dots[0] : dots.at(-1)) ?? from;
  return dots[at + (key === 'right' ? 1 : -1)] ?? from;
}

export function boxTable({ data, groups }: Boxes): ChartTable {
  const { category, noun = runNoun } = data;
  const titles = [
    noun.many,
    'least',
    'whisker from',
    'lower quartile',
    'median',
    'upper quartile',
    'whisker to',
    'greatest',
  ];
  return {
    columns: [
      { title: category?.title ?? data.value.title, isNumber: false },
      ...titles.map((title) => ({ title, isNumber: true })),
    ],
    rowCount: groups.length,
    row: (index) => {
      const group = groups[index];
      if (group === undefined) return [];
      const { count, least, whiskerLow, quarter, median, threeQuarters, whiskerHigh, greatest } = group.figures;
      return [group.name, count, least, whiskerLow, quarter, median, threeQuarters, whiskerHigh, greatest];
    },
  };
}
