import type { Tick } from '../charts/time-ticks.ts';
import type { AxisScale } from './axis-scale.ts';
import { span, type ValueRange } from './brush.ts';
import type { Box, Mark, Place, PlotLook } from './mark.ts';
import { shareOfWord, type AxisBrush, type PlacedAxis } from './parallel-axes.ts';
import { shortText, shortTexts } from './short-text.ts';

export interface AxisPlace {
  readonly placed: PlacedAxis;
  readonly x: number;
  readonly scale: AxisScale;
}

/** How far below an axis those stand that have no value on it. */
export const missingPx = 18;

export function marksOfAxis({ placed, x, scale }: AxisPlace, box: Box, gapPx: number, look: PlotLook): readonly Mark[] {
  const { axis, words, missing } = placed;
  const bottom = box.top + box.height;
  const ticks: readonly { readonly y: number; readonly text: string }[] =
    axis.kind === 'number'
      ? scale.ticks(30).map((tick: Tick) => ({ y: scale.place(tick.value), text: tick.text }))
      : thinned(words, box.height, Math.max(30, gapPx - 16), look).map(({ text, place }) => ({
          y: yOfWord(placed, place, box),
          text,
        }));
  const all = missing > 0 ? [...ticks, { y: bottom + missingPx, text: 'none' }] : ticks;
  const widths = all.map(({ text }) => look.widthOf(text));
  const label = (text: string, y: number, colour: string, isBold: boolean): Mark => ({
    kind: 'text',
    x,
    y,
    text,
    colour,
    align: 'center',
    isBold,
  });
  return [
    { kind: 'path', points: [x, box.top, x, bottom], stroke: look.lineStrong, widthPx: 1.5 },
    ...(missing > 0
      ? [
          {
            kind: 'path',
            points: [x, bottom + 4, x, bottom + missingPx],
            stroke: look.lineStrong,
            dash: [2, 3],
          } satisfies Mark,
        ]
      : []),
    { kind: 'path', points: all.flatMap(({ y }) => [x - 4, y, x, y, Number.NaN, Number.NaN]), stroke: look.lineStrong },
    {
      kind: 'rects',
      boxes: all.flatMap(({ y }, i) => [x - 8 - (widths[i] ?? 0), y - 7, (widths[i] ?? 0) + 3, 14]),
      colours: [look.ground],
      opacity: 0.75,
    },
    ...all.map(({ y, text }): Mark => ({ kind: 'text', x: x - 7, y, text, colour: look.text, align: 'end' })),
    label(
      shortText(
        `${axis.column.title}${placed.isLog ? ' (log)' : ''}${placed.isFlipped ? ' ↓' : ''}`,
        Math.min(gapPx - 12, 150),
        look.widthOf,
      ),
      11,
      look.text,
      true,
    ),
  ];
}

const yOfWord = ({ isFlipped, words }: PlacedAxis, place: number, { top, height }: Box): number => {
  const share = shareOfWord(place, words.length);
  return top + height - (isFlipped ? 1 - share : share) * height;
};

/** Every word, or so many as have room. */
function thinned(
  words: readonly string[],
  heightPx: number,
  roomPx: number,
  look: PlotLook,
): readonly { readonly text: string; readonly place: number }[] {
  const every = Math.ceil((words.length * 14) / heightPx);
  const written = words.filter((_, place) => place % every === 0);
  return shortTexts(written, roomPx, look.widthOf).map((text, i) => ({ text, place: i * every }));
}

export function marksOfBrush(
  { placed, x, scale }: AxisPlace,
  brush: AxisBrush | undefined,
  box: Box,
  look: PlotLook,
): readonly Mark[] {
  if (brush === undefined) return [];
  if (brush.kind === 'words') {
    const y = brush.words
      .filter((word) => placed.words.includes(word))
      .map((word) => yOfWord(placed, placed.words.indexOf(word), box));
    return [{ kind: 'dots', x: y.map(() => x), y, radiusPx: 6, colours: [look.accent], opacity: 1 }];
  }
  const [top, height] = span(scale, brush.range, box.top, box.height);
  return [
    { kind: 'rects', boxes: [x - 7, top, 14, height], colours: [look.accent], opacity: 0.3 },
    {
      kind: 'path',
      points: [x - 7, top, x + 7, top, x + 7, top + height, x - 7, top + height, x - 7, top],
      stroke: look.accent,
      widthPx: 1.5,
    },
  ];
}

/** The axis at a place, as wide as a finger needs. */
export const axisAt = (axes: readonly AxisPlace[], box: Box, { x, y }: Place): AxisPlace | undefined =>
  y < box.top - 6 || y > box.top + box.height + 6 ? undefined : axes.find((axis) => Math.abs(axis.x - x) <= 12);

/** The word of an axis nearest to a height. */
export function wordAt({ placed }: AxisPlace, y: number, box: Box): string | undefined {
  const share = (box.top + box.height - y) / box.height;
  const place = Math.floor((placed.isFlipped ? 1 - share : share) * placed.words.length);
  return placed.words[Math.min(placed.words.length - 1, Math.max(0, place))];
}

/** The words of an axis that stand between two heights. */
export const wordsBetween = ({ placed }: AxisPlace, [top, bottom]: ValueRange, box: Box): readonly string[] =>
  placed.words.filter((_, place) => {
    const y = yOfWord(placed, place, box);
    return y >= top && y <= bottom;
  });
