import { ticks } from 'd3-array';
import { contours, type ContourMultiPolygon } from 'd3-contour';
import { sequentialColour } from '../charts/sequential-colour.ts';
import type { ChartTable } from '../export-chart/chart-table.ts';
import { formatCount } from '../format/format-number.ts';
import { xyAxes, xyFrame, type XyFrame } from './axis-marks.ts';
import { axisScale, extentOfValues, paddedDomain } from './axis-scale.ts';
import { cellMeans, type MeanPoints } from './cell-means.ts';
import { rampMarks } from './key-marks.ts';
import type { Box, Mark, PlotLook, Size } from './mark.ts';
import { keptRows, runNoun, textOfValue, type Noun, type NumberColumn } from './plot-column.ts';
import { once, pointHits } from './point-hits.ts';
import type { ChartWords, Plot } from './plot.ts';
import { shortText } from './short-text.ts';
import { triangleGrid, type ValueGrid } from './triangle-grid.ts';

export interface ContourData {
  readonly ids: readonly string[];
  readonly labels: readonly string[];
  readonly x: NumberColumn;
  readonly y: NumberColumn;
  /** What the heights are. */
  readonly z: NumberColumn;
  readonly noun?: Noun | undefined;
}

export interface Contour {
  readonly data: ContourData;
  readonly rows: Uint32Array;
  readonly grid: ValueGrid | undefined;
  /** Of x and y, of the points alone. */
  readonly domains: readonly [readonly [number, number], readonly [number, number]];
  /** Lower edges of the filled levels, on the scale of z as it is drawn. */
  readonly levels: readonly number[];
  readonly words: ChartWords;
}

const gridPerSide = 160;
/** From so many points on they are joined by cells first. */
const joinedFrom = 2000;
const coarseCells = 60;
/** Cells that join points which are at one place but for rounding. */
const fineCells = 100_000;
const levelCount = 12;

export function contourOf(data: ContourData): Contour {
  const { ids, x, y, z, noun = runNoun } = data;
  const { rows, notes } = keptRows([x, y, z], ids.length, noun);
  const drawn = (column: NumberColumn): Float64Array =>
    Float64Array.from(rows, (row) => toDrawn(column)(column.values[row] ?? 0));
  const unit = (values: Float64Array): Float64Array => {
    const [least, greatest] = extentOfValues(values) ?? [0, 0];
    return values.map((value) => (greatest === least ? 0.5 : (value - least) / (greatest - least)));
  };
  const heights = drawn(z);
  const isJoined = rows.length >= joinedFrom;
  const points: MeanPoints = cellMeans(
    { x: unit(drawn(x)), y: unit(drawn(y)), z: heights },
    isJoined ? coarseCells : fineCells,
  );
  const grid = points.x.length < 3 ? undefined : triangleGrid(points.x, points.y, points.z, gridPerSide, gridPerSide);
  const [least, greatest] = extentOfValues(points.z) ?? [0, 0];
  const how = `linear between neighbouring ${noun.many} (Delaunay)${isJoined ? `, each the mean of a cell of ${coarseCells} × ${coarseCells}` : ''}`;
  const domain = (column: NumberColumn): readonly [number, number] => {
    const extent = extentOfValues(column.values, rows);
    return extent !== undefined && extent[0] < extent[1] ? extent : paddedDomain(extent, column.scale ?? 'linear');
  };
  const nothing =
    rows.length === 0 ? `No ${noun.one} has numbers as ${x.title}, ${y.title} and ${z.title}.` : undefined;
  const span = extentOfValues(z.values, rows) ?? [0, 0];
  return {
    data,
    rows,
    grid,
    domains: [domain(x), domain(y)],
    levels:
      least < greatest ? ticks(least, greatest, levelCount).filter((level) => level > least && level < greatest) : [],
    words: {
      summary: `${z.title} over ${x.title} and ${y.title} of ${formatCount(rows.length)} ${noun.many}: ${textOfValue(span[0], z.scale)} to ${textOfValue(span[1], z.scale)}.`,
      notes: [...notes, grid === undefined ? `heights need three ${noun.many} that are not on one line` : how],
      ...(nothing !== undefined && { empty: nothing }),
    },
  };
}

const toDrawn = ({ scale }: NumberColumn): ((value: number) => number) =>
  scale === 'log' ? Math.log10 : (value) => value;

export interface ContourPlot extends Plot {
  readonly frame: XyFrame;
}

export function contourPlot(contour: Contour, size: Size, look: PlotLook, selected?: ReadonlySet<string>): ContourPlot {
  const { data, rows, grid, domains } = contour;
  const { ids, labels, x, y, z } = data;
  const frame = xyFrame({
    size,
    look,
    scaleX: (from, to) => axisScale(x.scale ?? 'linear', domains[0], from, to),
    scaleY: (from, to) => axisScale(y.scale ?? 'linear', domains[1], from, to),
    rightPx: 84,
  });
  const { box } = frame;
  const heights = Float64Array.from(rows, (row) => toDrawn(z)(z.values[row] ?? 0));
  const [least, greatest] = extentOfValues(grid?.values ?? heights) ?? [0, 1];
  const shareOf = (height: number): number => (greatest === least ? 0.5 : (height - least) / (greatest - least));
  const placesX = Float32Array.from(rows, (row) => frame.x.place(x.values[row] ?? 0));
  const placesY = Float32Array.from(rows, (row) => frame.y.place(y.values[row] ?? 0));
  const chosen = [...rows.keys()].filter((i) => selected?.has(ids[rows[i] ?? 0] ?? '') === true);
  const few = rows.length <= 2000;
  const isMany = chosen.length > 60;
  const dots: Mark[] = [
    // Dots are dark within a light line, so that they stand out from every colour of the ramp.
    {
      kind: 'dots',
      x: placesX,
      y: placesY,
      radiusPx: few ? 3.2 : 1.2,
      colours: ['#ffffff'],
      opacity: few ? 0.9 : 0,
    },
    {
      kind: 'dots',
      x: placesX,
      y: placesY,
      radiusPx: few ? 2.2 : 0.8,
      colours: ['#16191d'],
      opacity: few ? 1 : Math.max(0.06, 200 / rows.length),
    },
    {
      kind: 'dots',
      x: chosen.map((i) => placesX[i] ?? 0),
      y: chosen.map((i) => placesY[i] ?? 0),
      // Many rings would hide what they mark.
      radiusPx: isMany ? (few ? 2.2 : 1.6) : 5,
      colours: [isMany ? '#ffffff' : look.accent],
      opacity: isMany && !few ? 0.7 : 1,
      isRing: !isMany,
    },
  ];
  const rowById = once(() => new Map(Array.from(rows, (row, i) => [ids[row] ?? '', i])));
  const key = rampMarks(
    z.scale === 'log' ? 'log' : 'linear',
    z.scale === 'log' ? [10 ** least, 10 ** greatest] : [least, greatest],
    { left: box.left + box.width + 16, top: box.top + 14, width: 10, height: Math.min(160, box.height - 14) },
    look,
    (share) => sequentialColour(share).ground,
  );
  const title: Mark = {
    kind: 'text',
    x: box.left + box.width + 16,
    y: box.top + 2,
    text: shortText(z.title, 76, look.widthOf),
    colour: look.text,
    align: 'start',
  };
  return {
    layers: [
      [
        ...xyAxes(frame, x.title, y.title, size, look),
        ...(grid === undefined ? [] : [filledLevels(contour, grid, box, shareOf)]),
      ],
      [
        title,
        ...key,
        {
          kind: 'clip',
          box: { left: box.left - 4, top: box.top - 4, width: box.width + 8, height: box.height + 8 },
          marks: dots,
        },
      ],
    ],
    box,
    frame,
    hits: {
      ...pointHits(placesX, placesY),
      marksOf: (i) => [
        {
          kind: 'dots',
          x: [placesX[i] ?? 0],
          y: [placesY[i] ?? 0],
          radiusPx: 6,
          colours: [look.text],
          opacity: 1,
          isRing: true,
        },
      ],
      readOut: (i) => {
        const row = rows[i] ?? 0;
        return {
          title: labels[row] ?? '',
          rows: [z, x, y].map((column) => ({
            label: column.title,
            value: textOfValue(column.values[row] ?? Number.NaN, column.scale),
          })),
        };
      },
      idOf: (i) => ids[rows[i] ?? 0],
      indexOf: (id) => rowById().get(id),
    },
  };
}

/** The levels, each over the one below it, cut to the outline of the points. */
function filledLevels(
  { levels }: Contour,
  { columns, rows, values, hull }: ValueGrid,
  box: Box,
  shareOf: (height: number) => number,
): Mark {
  const [left, bottom] = [box.left, box.top + box.height];
  const outline = Float64Array.from(hull, (share, i) =>
    i % 2 === 0 ? left + share * box.width : bottom - share * box.height,
  );
  const make = contours().size([columns, rows]).smooth(true);
  const least = extentOfValues(values)?.[0] ?? 0;
  const edges = [least, ...levels];
  const fillOf = (level: number): string => {
    const next = levels[level] ?? edges[level] ?? 0;
    return sequentialColour(shareOf(((edges[level] ?? 0) + next) / 2)).ground;
  };
  const marks = levels.map((height, i): Mark => ({
    kind: 'path',
    points: pathOf(
      make.contour(Array.from(values), height),
      (column) => left + (column / columns) * box.width,
      (row) => bottom - (row / rows) * box.height,
    ),
    fill: fillOf(i + 1),
  }));
  return { kind: 'clip', box, outline, marks: [{ kind: 'path', points: outline, fill: fillOf(0) }, ...marks] };
}

function pathOf(
  { coordinates }: ContourMultiPolygon,
  x: (column: number) => number,
  y: (row: number) => number,
): readonly number[] {
  const points: number[] = [];
  for (const polygon of coordinates) {
    for (const ring of polygon) {
      for (const [column = 0, row = 0] of ring) points.push(x(column), y(row));
      points.push(Number.NaN, Number.NaN);
    }
  }
  return points;
}

export function contourTable({ data, rows }: Contour): ChartTable {
  const columns = [data.x, data.y, data.z];
  return {
    columns: [
      { title: data.noun?.one ?? 'run', isNumber: false },
      ...columns.map(({ title }) => ({ title, isNumber: true })),
    ],
    rowCount: rows.length,
    row: (index) => [
      data.labels[rows[index] ?? 0] ?? '',
      ...columns.map(({ values }) => values[rows[index] ?? 0] ?? null),
    ],
  };
}
