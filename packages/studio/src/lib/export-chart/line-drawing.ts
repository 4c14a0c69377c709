import { placer } from '../charts/axis-scale.ts';
import { curveStrokes, type DrawnCurve } from '../charts/curve-strokes.ts';
import { axisFontPx, plotLayout, standsBefore, type PlotShape } from '../charts/plot-layout.ts';
import type { Pen } from '../charts/trace.ts';
import type { ChartColours } from './chart-export.ts';
import { svgNumber, svgText } from './svg-text.ts';

export interface InkedCurve extends DrawnCurve {
  readonly colour: string;
  readonly dash: readonly number[];
}

export interface LineDrawing extends PlotShape {
  readonly curves: readonly InkedCurve[];
  readonly marks: readonly { readonly x: number; readonly label: string; readonly colour?: string | undefined }[];
  readonly yTitle: string;
  readonly colours: ChartColours;
}

/** Curves with their axes as SVG elements, by the same geometry as on the screen. */
export function lineDrawing(drawing: LineDrawing): string {
  const { curves, marks, colours, x, y, yTitle } = drawing;
  const layout = plotLayout(drawing);
  const { box, strip } = layout;
  const [right, bottom] = [box.left + box.width, box.top + box.height];
  const xAt = placer(x, box.width);
  const yAt = placer(y, box.height);
  const place = { x: xAt, y: (value: number) => box.height - yAt(value), floorPx: box.height };
  const parts: string[] = [];
  const text = (words: string, at: number, base: number, anchor: string): void => {
    parts.push(
      `<text x="${svgNumber(at)}" y="${svgNumber(base)}" font-size="${axisFontPx}" fill="${colours.muted}" text-anchor="${anchor}">${svgText(words)}</text>`,
    );
  };
  const lines = [
    ...layout.xTicks.map(({ px }) => `M${svgNumber(px)} ${box.top}V${svgNumber(bottom)}`),
    ...layout.yTicks.map(({ px }) => `M${svgNumber(box.left)} ${svgNumber(px)}H${svgNumber(right)}`),
  ].join('');
  parts.push(`<path d="${lines}" stroke="${colours.line}" fill="none"/>`);
  for (const { px, label } of layout.xTicks) if (label !== '') text(label, px, layout.xTextPx, 'middle');
  for (const { px, label } of layout.yTicks) text(label, box.left - 6, px + 4, 'end');
  text(layout.xTitle, right, layout.xTextPx, 'end');
  if (yTitle !== '') text(yTitle, box.left + 4, box.top + 10, 'start');
  const paths = curves.flatMap((curve) =>
    curveStrokes(curve, {
      newPen: () => new SvgPen(),
      place,
      from: x.from,
      to: x.to,
      widthPx: box.width,
      strip: strip && [strip[0] - box.top, strip[1] - box.top],
    }).flatMap(({ pen, isFilled, widthPx, alpha, isLine }) => {
      if (pen.path === '') return [];
      const ink = isFilled
        ? `fill="${svgText(curve.colour)}" fill-opacity="${alpha}"`
        : `fill="none" stroke="${svgText(curve.colour)}" stroke-width="${widthPx}" stroke-opacity="${alpha}" stroke-linejoin="bevel" stroke-linecap="round"`;
      const dash = isLine && curve.dash.length > 0 ? ` stroke-dasharray="${curve.dash.join(' ')}"` : '';
      return [`<path d="${pen.path}" ${ink}${dash}/>`];
    }),
  );
  const inside = `<clipPath id="plot"><rect width="${svgNumber(box.width)}" height="${svgNumber((strip?.[1] ?? bottom) - box.top)}"/></clipPath>`;
  const marked = marks.flatMap(({ x: at, label, colour = colours.text }) => {
    const px = xAt(at);
    if (!(px >= 0 && px <= box.width)) return [];
    const isBefore = standsBefore(label, px, box.width);
    return [
      `<path d="M${svgNumber(px)} 0V${svgNumber(box.height)}" stroke="${svgText(colour)}" stroke-dasharray="3 3"/>` +
        `<text x="${svgNumber(px + (isBefore ? -4 : 4))}" y="10"${isBefore ? ' text-anchor="end"' : ''} font-size="${axisFontPx}" fill="${svgText(colour)}">${svgText(label)}</text>`,
    ];
  });
  parts.push(
    `<g transform="translate(${svgNumber(box.left)} ${box.top})">${inside}<g clip-path="url(#plot)">${paths.join('\n')}${marked.join('')}</g></g>`,
  );
  return parts.join('\n');
}

class SvgPen implements Pen {
  #parts: string[] = [];

  get path(): string {
    return this.#parts.join('');
  }

  moveTo(x: number, y: number): void {
    this.#parts.push(`M${svgNumber(x)} ${svgNumber(y)}`);
  }

  lineTo(x: number, y: number): void {
    this.#parts.push(`L${svgNumber(x)} ${svgNumber(y)}`);
  }
}
