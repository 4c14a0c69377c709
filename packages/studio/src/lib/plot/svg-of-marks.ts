import { svgText } from '../export-chart/svg-text.ts';
import {
  axisSizePx,
  type DotsMark,
  type LinesMark,
  type Mark,
  type PathMark,
  type RectsMark,
  type TextMark,
} from './mark.ts';

/** Marks as elements of an SVG, to stand in a document. Places have a tenth of a pixel. */
export function svgGroup(marks: readonly Mark[]): string {
  const clips: string[] = [];
  const body = marks.map((mark) => elementOf(mark, clips)).join('\n');
  return clips.length === 0 ? body : `<defs>${clips.join('')}</defs>\n${body}`;
}

function elementOf(mark: Mark, clips: string[]): string {
  switch (mark.kind) {
    case 'path':
      return pathElement(mark);
    case 'dots':
      return dotsElement(mark);
    case 'rects':
      return rectsElement(mark);
    case 'lines':
      return linesElement(mark);
    case 'text':
      return textElement(mark);
    case 'clip': {
      const { left, top, width, height } = mark.box;
      // The same box is the same clip, also in a page that holds several drawings.
      const id = `clip-${[left, top, width, height, mark.outline?.length ?? 0].map(Math.round).join('-')}`;
      const shape =
        mark.outline === undefined
          ? `<rect x="${short(left)}" y="${short(top)}" width="${short(width)}" height="${short(height)}"/>`
          : `<path d="${pathOf(mark.outline)}"/>`;
      clips.push(`<clipPath id="${id}">${shape}</clipPath>`);
      return `<g clip-path="url(#${id})">${mark.marks.map((inner) => elementOf(inner, clips)).join('\n')}</g>`;
    }
  }
}

function pathOf(points: ArrayLike<number>): string {
  const parts: string[] = [];
  let isDown = false;
  for (let i = 0; i + 1 < points.length; i += 2) {
    const [x = Number.NaN, y = Number.NaN] = [points[i], points[i + 1]];
    if (Number.isNaN(x) || Number.isNaN(y)) {
      isDown = false;
      continue;
    }
    parts.push(`${isDown ? 'L' : 'M'}${short(x)} ${short(y)}`);
    isDown = true;
  }
  return parts.join('');
}

function pathElement({ points, stroke, widthPx, dash, fill, opacity }: PathMark): string {
  const line =
    stroke === undefined
      ? ''
      : ` stroke="${stroke}" stroke-width="${widthPx ?? 1}" stroke-linejoin="round"${dash === undefined || dash.length === 0 ? '' : ` stroke-dasharray="${dash.join(' ')}"`}`;
  return `<path d="${pathOf(points)}" fill="${fill ?? 'none'}" fill-rule="evenodd"${line}${opacityOf(opacity)}/>`;
}

function dotsElement({ x, y, radiusPx, colours, colourOf, opacity, isRing }: DotsMark): string {
  const circles: string[] = [];
  for (let i = 0; i < x.length; i++) {
    const radius = typeof radiusPx === 'number' ? radiusPx : (radiusPx[i] ?? 0);
    const colour = colours[colourOf?.[i] ?? 0] ?? '';
    const paint = isRing === true ? `fill="none" stroke="${colour}" stroke-width="1.5"` : `fill="${colour}"`;
    circles.push(`<circle cx="${short(x[i] ?? 0)}" cy="${short(y[i] ?? 0)}" r="${short(radius)}" ${paint}/>`);
  }
  return `<g fill-opacity="${opacity}" stroke-opacity="${opacity}">${circles.join('')}</g>`;
}

function rectsElement({ boxes, colours, colourOf, opacity }: RectsMark): string {
  const rects: string[] = [];
  for (let i = 0; i * 4 < boxes.length; i++) {
    const [x = 0, y = 0, width = 0, height = 0] = [boxes[i * 4], boxes[i * 4 + 1], boxes[i * 4 + 2], boxes[i * 4 + 3]];
    rects.push(
      `<rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}" fill="${colours[colourOf?.[i] ?? 0] ?? ''}"/>`,
    );
  }
  return `<g${opacityOf(opacity)}>${rects.join('')}</g>`;
}

function linesElement({ points, perLine, colours, colourOf, opacity, widthPx }: LinesMark): string {
  const paths: string[] = [];
  for (let line = 0; line * perLine * 2 < points.length; line++) {
    const places: string[] = [];
    for (let i = 0; i < perLine; i++) {
      const at = (line * perLine + i) * 2;
      places.push(`${short(points[at] ?? 0)} ${short(points[at + 1] ?? 0)}`);
    }
    paths.push(`<path d="M${places.join('L')}" stroke="${colours[colourOf?.[line] ?? 0] ?? ''}"/>`);
  }
  return `<g fill="none" stroke-opacity="${opacity}" stroke-width="${widthPx}">${paths.join('')}</g>`;
}

const anchors = { start: 'start', center: 'middle', end: 'end' } as const;
const baselines = { top: 'text-before-edge', middle: 'central', bottom: 'text-after-edge' } as const;

function textElement(mark: TextMark): string {
  const place =
    mark.isTurned === true
      ? `transform="translate(${short(mark.x)} ${short(mark.y)}) rotate(-90)"`
      : `x="${short(mark.x)}" y="${short(mark.y)}"`;
  const size = ` font-size="${mark.sizePx ?? axisSizePx}"`;
  const weight = mark.isBold === true ? ' font-weight="600"' : '';
  return `<text ${place} fill="${mark.colour}" text-anchor="${anchors[mark.align]}" dominant-baseline="${baselines[mark.baseline ?? 'middle']}"${size}${weight}>${svgText(mark.text)}</text>`;
}

const opacityOf = (opacity: number | undefined): string => (opacity === undefined ? '' : ` opacity="${opacity}"`);
const short = (value: number): string => String(Math.round(value * 10) / 10);
