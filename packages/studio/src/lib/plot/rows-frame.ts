import { gridMark, tickBelow, titleBelow, uncrowded } from './axis-marks.ts';
import type { AxisScale } from './axis-scale.ts';
import type { Box, Mark, PlotLook, Size } from './mark.ts';
import { shortText } from './short-text.ts';

/** Named rows over one axis of values, of which those are drawn that are scrolled to. */
export interface RowsFrame {
  readonly box: Box;
  readonly scale: AxisScale;
  readonly rowPx: number;
  /** The rows in view, from `first` to before `end`. */
  readonly first: number;
  readonly end: number;
  /** Middle of a row. */
  readonly yOf: (row: number) => number;
  /** The row at a height; undefined beside them. */
  readonly rowAt: (y: number) => number | undefined;
}

interface RowsFrameOptions {
  readonly size: Size;
  readonly look: PlotLook;
  readonly labels: readonly string[];
  readonly scaleOf: (fromPx: number, toPx: number) => AxisScale;
  readonly leastRowPx: number;
  readonly mostRowPx: number;
  readonly scrollPx: number;
  readonly rightPx?: number;
}

const topPx = 6;
const footPx = 40;

/** The height that all rows take with their axis, to be scrolled through. */
export const rowsHeight = (count: number, leastRowPx: number): number => count * leastRowPx + topPx + footPx;

export function rowsFrame(options: RowsFrameOptions): RowsFrame {
  const { size, look, labels, scaleOf, leastRowPx, mostRowPx, scrollPx, rightPx = 0 } = options;
  const height = Math.max(10, size.height - topPx - footPx);
  const rowPx = Math.min(mostRowPx, Math.max(leastRowPx, height / Math.max(1, labels.length)));
  const widest = Math.max(20, ...labels.slice(0, 2000).map(look.widthOf));
  const left = Math.min(widest, size.width * 0.36, 260) + 10;
  const width = Math.max(10, size.width - left - 12 - rightPx);
  const first = Math.min(labels.length, Math.max(0, Math.floor(scrollPx / rowPx)));
  const end = Math.min(labels.length, Math.ceil((scrollPx + height) / rowPx));
  return {
    box: { left, top: topPx, width, height },
    scale: scaleOf(left, left + width),
    rowPx,
    first,
    end,
    yOf: (row) => topPx + (row + 0.5) * rowPx - scrollPx,
    rowAt: (y) => {
      const row = Math.floor((y - topPx + scrollPx) / rowPx);
      return y < topPx || y > topPx + height || row < 0 || row >= labels.length ? undefined : row;
    },
  };
}

/** Hairlines and marks of the values, and the names of the rows in view. */
export function rowsAxes(
  frame: RowsFrame,
  labels: readonly string[],
  title: string,
  size: Size,
  look: PlotLook,
): readonly Mark[] {
  const { box, scale, first, end, yOf } = frame;
  const ticks = uncrowded(scale.ticks(60), scale, look);
  const names = labels.slice(first, end).map((label, i): Mark => ({
    kind: 'text',
    x: box.left - 8,
    y: yOf(first + i),
    text: shortText(label, box.left - 10, look.widthOf),
    colour: look.text,
    align: 'end',
  }));
  return [
    gridMark(
      ticks.map((tick) => scale.place(tick.value)),
      [],
      box,
      look,
    ),
    { kind: 'clip', box: { ...box, left: 0, width: size.width }, marks: names },
    ...ticks.map((tick) =>
      tickBelow(tick.text, Math.min(scale.place(tick.value), size.width - look.widthOf(tick.text) / 2), box, look),
    ),
    titleBelow(title, box, size, look),
  ];
}
