import { coordinate, places, stretches } from './coordinate.ts';
import type { Drawing, DrawingMark, Ink } from './drawing.ts';
import { colourAt, dashAt, isOpenShape, markerOutlines, shapeAt } from './palette.ts';

/**
 * The drawing as one `svg` element: ink in `currentColor`, so that it suits dark pages and paper alike; presentation attributes only,
 * which strict content policies let pass; no ids, so that many stand on one page.
 */
export function printSvg({ width, height, title, description, marks }: Drawing): string {
  const size = `width="${coordinate(width)}" height="${coordinate(height)}"`;
  const font = 'font-family="system-ui, -apple-system, \'Segoe UI\', Helvetica, Arial, sans-serif"';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${coordinate(width)} ${coordinate(height)}" role="img" ${font} fill="none">`,
    `<title>${escapeXml(title)}</title>`,
    `<desc>${escapeXml(description)}</desc>`,
    ...marks.map(printMark),
    '</svg>',
  ].join('\n');
}

function printMark(mark: DrawingMark): string {
  switch (mark.kind) {
    case 'path':
      return printPath(mark);
    case 'markers':
      return printMarkers(mark);
    case 'text':
      return printText(mark);
  }
}

function printPath({
  points,
  stroke,
  fill,
  width = 1,
  dash = 0,
  opacity,
  isClosed,
}: DrawingMark & { kind: 'path' }): string {
  const d = Array.from(stretches(points), (stretch) => lineThrough(stretch) + (isClosed === true ? 'Z' : '')).join('');
  if (d === '') return '';
  const pattern = dashAt(dash);
  return tag('path', {
    d,
    ...(fill !== undefined && paint('fill', fill, opacity)),
    ...(stroke !== undefined && {
      ...paint('stroke', stroke, opacity),
      'stroke-width': coordinate(width),
      'stroke-linejoin': 'round',
      ...(pattern.length > 0 && { 'stroke-dasharray': pattern.join(' ') }),
    }),
  });
}

function lineThrough(points: readonly number[]): string {
  let d = '';
  for (let at = 0; at < points.length; at += 2)
    d += `${at === 0 ? 'M' : 'L'}${coordinate(points[at] ?? 0)} ${coordinate(points[at + 1] ?? 0)}`;
  // A lone point is seen as a dot.
  return points.length === 2 ? `${d}h0.01` : d;
}

function printMarkers({
  points,
  shape: place,
  size,
  ink,
  isHollow,
  opacity,
}: DrawingMark & { kind: 'markers' }): string {
  const shape = shapeAt(place);
  let d = '';
  for (const [x, y] of places(points)) d += markerAt(shape, x, y, size, isHollow === true);
  if (d === '') return '';
  const line = { 'stroke-width': coordinate(Math.max(0.75, size / 2.5)), 'stroke-linejoin': 'round' };
  if (shape === 'circle' && isHollow !== true)
    return tag('path', {
      d,
      ...paint('stroke', ink, opacity),
      'stroke-width': coordinate(size * 2),
      'stroke-linecap': 'round',
    });
  if (isHollow === true || isOpenShape(shape)) return tag('path', { d, ...paint('stroke', ink, opacity), ...line });
  return tag('path', { d, ...paint('fill', ink, opacity) });
}

function markerAt(shape: ReturnType<typeof shapeAt>, x: number, y: number, size: number, isHollow: boolean): string {
  if (shape === 'circle') {
    const r = coordinate(size);
    if (!isHollow) return `M${coordinate(x)} ${coordinate(y)}h0`;
    const across = coordinate(2 * size);
    return `M${coordinate(x - size)} ${coordinate(y)}a${r} ${r} 0 1 0 ${across} 0a${r} ${r} 0 1 0 -${across} 0`;
  }
  const corners = markerOutlines[shape].map((value, i) => (i % 2 === 0 ? x : y) + value * size);
  if (!isOpenShape(shape)) return `${lineThrough(corners)}Z`;
  return lineThrough(corners.slice(0, 4)) + lineThrough(corners.slice(4));
}

function printText({ x, y, text, size, anchor, ink, isBold, isUpright }: DrawingMark & { kind: 'text' }): string {
  if (!Number.isFinite(x) || !Number.isFinite(y)) return '';
  const at = { x: coordinate(x), y: coordinate(y) };
  const attributes = {
    ...at,
    ...paint('fill', ink, undefined),
    'font-size': coordinate(size),
    ...(anchor !== 'start' && { 'text-anchor': anchor }),
    ...(isBold === true && { 'font-weight': '600' }),
    ...(isUpright === true && { transform: `rotate(-90 ${at.x} ${at.y})` }),
  };
  return `${tag('text', attributes).slice(0, -2)}>${escapeXml(text)}</text>`;
}

function paint(what: 'fill' | 'stroke', ink: Ink, opacity = 1): Record<string, string> {
  const [colour, own] = inkOf(ink);
  const left = own * opacity;
  return { [what]: colour, ...(left < 1 && { [`${what}-opacity`]: coordinate(left) }) };
}

function inkOf(ink: Ink): readonly [colour: string, opacity: number] {
  switch (ink) {
    case 'ink':
      return ['currentColor', 1];
    case 'faint':
      return ['currentColor', 0.72];
    case 'grid':
      return ['currentColor', 0.14];
    default:
      return [colourAt(ink), 1];
  }
}

const tag = (name: string, attributes: Readonly<Record<string, string>>): string =>
  `<${name} ${Object.entries(attributes)
    .map(([key, value]) => `${key}="${value}"`)
    .join(' ')}/>`;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text that is safe in elements and attributes; characters that XML cannot hold become the sign for that. */
export const escapeXml = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\uFFFE\uFFFF]/gu, (c) => (c === '\n' || c === '\t' ? ' ' : '\uFFFD'))
    .replaceAll(/[&<>"]/g, (c) => entities[c] ?? c);
