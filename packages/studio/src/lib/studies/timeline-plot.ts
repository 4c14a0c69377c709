import { gridMark, tickBelow, uncrowded } from '../plot/axis-marks.ts';
import { axisScale, extentOfValues, paddedDomain, type AxisScale } from '../plot/axis-scale.ts';
import { keyMarks, keyWidth } from '../plot/key-marks.ts';
import type { Box, Mark, PlotLook, RectsMark, Size } from '../plot/mark.ts';
import { bytesOf, floatsOf, rowsWhere } from '../plot/numbers-of-rows.ts';
import { stepInOrder, type ChartWords, type Plot, type PlotHits } from '../plot/plot.ts';
import { shortText } from '../plot/short-text.ts';
import { countOf } from '../format/format-number.ts';
import { kindColours, kindKey, kindPlace, type ChartedTrials } from './charted-trials.ts';
import type { Lanes } from './timeline-lanes.ts';
import { trialAnswers } from './trial-hits.ts';

export function wordsOfTimeline({ rows, names, isByWorker }: Lanes): ChartWords {
  const lanes = isByWorker ? countOf(names.length, 'worker') : `at most ${names.length} at a time`;
  return {
    summary: `When ${countOf(rows.length, 'trial')} ran: ${lanes}.`,
    notes: rows.length === 0 ? [] : [isByWorker ? `${lanes}, a lane each` : lanes],
    ...(rows.length === 0 && { empty: 'No trial has been started yet.' }),
  };
}

export interface Timeline {
  readonly charted: ChartedTrials;
  readonly lanes: Lanes;
  readonly box: Box;
  readonly scale: AxisScale;
  readonly axes: readonly Mark[];
  readonly bars: RectsMark;
  readonly all: readonly Mark[];
  readonly faint: readonly Mark[];
  readonly hits: PlotHits;
}

const namedFromPx = 13;
const topPx = 8;
const footPx = 22;

export function timeline(charted: ChartedTrials, lanes: Lanes, size: Size, look: PlotLook): Timeline {
  const { data } = charted;
  const { rows, lane, startMs, endMs, names } = lanes;
  const key = kindKey(data, rows, look);
  const height = Math.max(10, size.height - topPx - footPx);
  const rowPx = Math.min(26, height / Math.max(1, names.length));
  const isNamed = rowPx >= namedFromPx;
  const namesPx = isNamed ? Math.min(140, size.width / 4, Math.max(12, ...names.map(look.widthOf))) : 0;
  const box: Box = {
    left: namesPx + 12,
    top: topPx,
    width: Math.max(10, size.width - namesPx - 24 - keyWidth(key, look)),
    height,
  };
  const extent = extentOfValues([extentOfValues(startMs)?.[0] ?? Number.NaN, extentOfValues(endMs)?.[1] ?? Number.NaN]);
  const scale = axisScale('time', paddedDomain(extent, 'time', 0.01), box.left, box.left + box.width);
  const ticks = uncrowded(scale.ticks(80), scale, look);
  const gapPx = rowPx > 6 ? 2 : rowPx > 3 ? 1 : 0;
  const boxes = new Float32Array(rows.length * 4);
  rows.forEach((_, i) => {
    const from = scale.place(startMs[i] ?? 0);
    // A gap to the next of the lane, where there is room for one.
    const width = scale.place(endMs[i] ?? 0) - from;
    boxes[i * 4] = from;
    boxes[i * 4 + 1] = box.top + (lane[i] ?? 0) * rowPx + gapPx / 2;
    boxes[i * 4 + 2] = Math.max(1, width > 4 ? width - 1 : width);
    boxes[i * 4 + 3] = Math.max(0.5, rowPx - gapPx);
  });
  const bars: RectsMark = {
    kind: 'rects',
    boxes,
    colours: kindColours(look),
    colourOf: bytesOf(rows, (row) => kindPlace(data, row)),
    opacity: 0.85,
  };
  const laneNames = isNamed
    ? names.map((name, i): Mark => ({
        kind: 'text',
        x: box.left - 6,
        y: box.top + (i + 0.5) * rowPx,
        text: shortText(name, namesPx, look.widthOf),
        colour: look.muted,
        align: 'end',
      }))
    : [];
  const places = {
    x: floatsOf(rows, (_, i) => (boxes[i * 4] ?? 0) + (boxes[i * 4 + 2] ?? 0) / 2),
    y: floatsOf(rows, (_, i) => (boxes[i * 4 + 1] ?? 0) + (boxes[i * 4 + 3] ?? 0) / 2),
  };
  return {
    charted,
    lanes,
    box,
    scale,
    axes: [
      gridMark(
        ticks.map(({ value }) => scale.place(value)),
        [],
        box,
        look,
      ),
      ...ticks.map(({ value, text }) => tickBelow(text, scale.place(value), box, look)),
      ...laneNames,
      ...keyMarks(key, box, look),
    ],
    bars,
    all: [bars],
    faint: [{ ...bars, colours: [look.muted], colourOf: new Uint8Array(0), opacity: 0.25 }],
    hits: {
      count: rows.length,
      at: ({ x, y }) => barAt(boxes, rows.length, x, y),
      step: (from, stepKey) => stepInOrder(rows.length, from, stepKey),
      placeOf: (i) => ({ x: places.x[i] ?? 0, y: places.y[i] ?? 0 }),
      ...trialAnswers(charted, rows, places, look, (i) => [outlineOf(boxes.subarray(i * 4, i * 4 + 4), look)]),
    },
  };
}

export interface TimelinePlot extends Plot {
  readonly scale: AxisScale;
}

export function timelinePlot(
  { lanes, box, scale, axes, bars, all, faint, hits }: Timeline,
  selection: Uint8Array | undefined,
): TimelinePlot {
  if (selection === undefined) return { layers: [axes, all], box, scale, hits };
  const places = rowsWhere(lanes.rows.length, (i) => selection[lanes.rows[i] ?? 0] === 1);
  const boxes = new Float32Array(places.length * 4);
  places.forEach((i, place) => {
    for (let part = 0; part < 4; part++) boxes[place * 4 + part] = bars.boxes[i * 4 + part] ?? 0;
  });
  const chosen: Mark = {
    ...bars,
    boxes,
    colourOf: bytesOf(places, (i) => bars.colourOf?.[i] ?? 0),
    opacity: 1,
  };
  return { layers: [axes, faint, [chosen]], box, scale, hits };
}

/** The bar at a place, or the nearest of its lane within a few pixels; bars stand in order of lane and start. */
function barAt(boxes: Float32Array, count: number, x: number, y: number): number | undefined {
  let [low, high] = [0, count];
  // The last that begins at or before the place, in its lane or in one above.
  while (low < high) {
    const middle = (low + high) >> 1;
    const top = boxes[middle * 4 + 1] ?? 0;
    const isAfter = top > y || (y < top + (boxes[middle * 4 + 3] ?? 0) && (boxes[middle * 4] ?? 0) > x);
    if (isAfter) high = middle;
    else low = middle + 1;
  }
  let [found, least]: [number | undefined, number] = [undefined, 6];
  for (const i of [low - 1, low]) {
    const [left = Number.NaN, top = 0, width = 0, height = 0] = boxes.subarray(i * 4, i * 4 + 4);
    if (i < 0 || y < top - 2 || y > top + height + 2) continue;
    const away = Math.max(0, left - x, x - left - width);
    if (away < least) [found, least] = [i, away];
  }
  return found;
}

const outlineOf = ([left = 0, top = 0, width = 0, height = 0]: Float32Array, look: PlotLook): Mark => ({
  kind: 'path',
  points: [left, top, left + width, top, left + width, top + height, left, top + height, left, top],
  stroke: look.text,
  widthPx: 1.5,
});
