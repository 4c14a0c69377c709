import { rampColour, type ItemColours } from './item-colours.ts';
import { axisScale } from './axis-scale.ts';
import type { Box, Mark, PlotLook } from './mark.ts';
import { shortText } from './short-text.ts';

const rampWidthPx = 10;
const rowPx = 17;
const widestNamePx = 130;
const titlePx = 110;

/** The room that a key of colours takes at the right of the plot. */
export function keyWidth(key: ItemColours['key'], look: PlotLook): number {
  if (key === undefined) return 0;
  if (key.kind === 'ramp') {
    const ticks = key.scale.ticks(1 / 5).map((tick) => look.widthOf(tick.text));
    const title = Math.min(titlePx, look.widthOf(key.title));
    return 24 + Math.max(24, title, rampWidthPx + 6 + Math.max(0, ...ticks));
  }
  return 40 + Math.min(widestNamePx, Math.max(24, ...key.names.map(({ name }) => look.widthOf(name))));
}

/** The key of colours at the right of the plot: a ramp with marks, or names; what does not fit is counted. */
export function keyMarks(key: ItemColours['key'], box: Box, look: PlotLook): readonly Mark[] {
  if (key === undefined) return [];
  const left = box.left + box.width + 16;
  if (key.kind === 'ramp') {
    const title: Mark = {
      kind: 'text',
      x: left,
      y: box.top,
      text: shortText(key.title, titlePx, look.widthOf),
      colour: look.text,
      align: 'start',
    };
    return [
      title,
      ...rampMarks(
        key.scale.kind,
        key.scale.domain,
        { left, top: box.top + 12, width: rampWidthPx, height: Math.min(160, box.height - 14) },
        look,
      ),
    ];
  }
  const room = Math.max(1, Math.floor((box.height - rowPx) / rowPx));
  const shown = key.names.length <= room ? key.names : key.names.slice(0, room - 1);
  const hidden = key.names.length - shown.length;
  const rowY = (row: number): number => box.top + row * rowPx;
  const text = (words: string, row: number, colour: string): Mark => ({
    kind: 'text',
    x: row === 0 ? left : left + 14,
    y: rowY(row),
    text: shortText(words, row === 0 ? widestNamePx : widestNamePx - 8, look.widthOf),
    colour,
    align: 'start',
  });
  return [
    text(key.title, 0, look.text),
    {
      kind: 'dots',
      x: shown.map(() => left + 5),
      y: shown.map((_, i) => rowY(i + 1)),
      radiusPx: 4,
      colours: shown.map(({ colour }) => colour),
      colourOf: shown.map((_, i) => i),
      opacity: 1,
    },
    ...shown.map(({ name }, i) => text(name, i + 1, look.muted)),
    ...(hidden > 0 ? [text(`${hidden} more`, shown.length + 1, look.muted)] : []),
  ];
}

/** An upright ramp of colours with its marks at the right, the greatest value on top. */
export function rampMarks(
  kind: 'linear' | 'log' | 'time',
  domain: readonly [number, number],
  box: Box,
  look: PlotLook,
  colourOf: (share: number) => string = (share) => rampColour(share, look),
): readonly Mark[] {
  const steps = Math.max(1, Math.floor(box.height / 2));
  const boxes = Array.from({ length: steps }, (_, i) => [
    box.left,
    box.top + (i * box.height) / steps,
    box.width,
    box.height / steps + 0.5,
  ]).flat();
  const scale = axisScale(kind, domain, box.top + box.height, box.top);
  const isFlat = domain[0] === domain[1];
  const ticks = isFlat ? scale.ticks(box.height).slice(0, 1) : scale.ticks(32);
  return [
    {
      kind: 'rects',
      boxes,
      colours: Array.from({ length: steps }, (_, i) => colourOf(isFlat ? 0.5 : 1 - (i + 0.5) / steps)),
      colourOf: Array.from({ length: steps }, (_, i) => i),
    },
    ...ticks.map((tick): Mark => ({
      kind: 'text',
      x: box.left + box.width + 6,
      y: isFlat ? box.top + box.height / 2 : scale.place(tick.value),
      text: tick.text,
      colour: look.muted,
      align: 'start',
    })),
  ];
}
