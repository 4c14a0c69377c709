import { coordinate, places, stretches } from './coordinate.ts';
import type { Drawing, DrawingMark, Ink } from './drawing.ts';
import { escapeLatex } from '../table-text/escape-latex.ts';
import { colourAt, dashAt, isOpenShape, markerOutlines, shapeAt } from './palette.ts';

/** What a document needs before its first picture: lines are drawn by operators of PDF itself, so that no package is needed for them. */
export const picturePreamble = `\\ifdefined\\pdfliteral\\def\\assaydraw#1{\\pdfliteral{q #1 Q}}\\else
\\ifdefined\\pdfextension\\def\\assaydraw#1{\\pdfextension literal{q #1 Q}}\\else
\\def\\assaydraw#1{\\special{pdf:literal q #1 Q}}\\fi\\fi
\\def\\assaytext#1#2#3#4#5{\\put(#1,#2){\\makebox[0pt][#3]{\\fontsize{#4}{#4}\\selectfont #5}}}
\\def\\assayupright#1#2#3#4#5{\\put(#1,#2){\\rotatebox{90}{\\makebox[0pt][#3]{\\fontsize{#4}{#4}\\selectfont #5}}}}`;

/**
 * The drawing as a picture of LaTeX that becomes PDF: vectors, with text in the document's own face. PDF's own units are those of the
 * drawing; its y axis points up. Paper is white, and what lets it shine through has the colour that comes of it.
 */
export function printPicture({ marks, width, height }: Drawing): string {
  const size = `(${coordinate(width)},${coordinate(height)})`;
  const up: Flip = (x, y) => `${coordinate(x)} ${coordinate(height - y)}`;
  const body = marks.flatMap((mark) => (mark.kind === 'text' ? printText(mark, height) : printOperators(mark, up)));
  return ['{\\setlength{\\unitlength}{1bp}%', `\\begin{picture}${size}`, ...body, '\\end{picture}}'].join('\n');
}

type Flip = (x: number, y: number) => string;

function printText(
  { x, y, text, size, anchor, ink, isBold, isUpright }: DrawingMark & { kind: 'text' },
  height: number,
): string[] {
  if (!Number.isFinite(x) || !Number.isFinite(y)) return [];
  const side = { start: 'l', middle: 'c', end: 'r' }[anchor];
  const place = `{${coordinate(x)}}{${coordinate(height - y)}}{${side}}{${coordinate(size)}}`;
  const content = `\\sffamily${isBold === true ? '\\bfseries' : ''}\\color[rgb]{${colourOf(ink, 1).join(',')}}${escapeLatex(text)}`;
  return [`\\assay${isUpright === true ? 'upright' : 'text'}${place}{${content}}`];
}

function printOperators(mark: Exclude<DrawingMark, { kind: 'text' }>, up: Flip): string[] {
  const operators = mark.kind === 'path' ? pathOperators(mark, up) : markerOperators(mark, up);
  // In portions: TeX reads no endless lines.
  const lines: string[] = [];
  for (let at = 0; at < operators.paths.length; at += 200)
    lines.push(`\\put(0,0){\\assaydraw{${[operators.style, ...operators.paths.slice(at, at + 200)].join('\n')}}}`);
  return lines;
}

interface Operators {
  readonly style: string;
  /** Each complete in itself. */
  readonly paths: readonly string[];
}

function pathOperators(
  { points, stroke, fill, width = 1, dash = 0, opacity = 1, isClosed }: DrawingMark & { kind: 'path' },
  up: Flip,
): Operators {
  const pattern = dashAt(dash);
  const style = [
    ...(fill === undefined ? [] : [`${colourOf(fill, opacity).join(' ')} rg`]),
    ...(stroke === undefined ? [] : [`${colourOf(stroke, opacity).join(' ')} RG ${coordinate(width)} w 1 j`]),
    ...(stroke === undefined || pattern.length === 0 ? [] : [`[${pattern.join(' ')}] 0 d`]),
  ].join(' ');
  const close = isClosed === true ? ' h' : '';
  const end = fill === undefined ? 'S' : stroke === undefined ? 'f' : 'B';
  return { style, paths: Array.from(stretches(points), (stretch) => `${through(stretch, up)}${close} ${end}`) };
}

function through(points: readonly number[], up: Flip): string {
  let path = '';
  for (let at = 0; at < points.length; at += 2)
    path += `${at === 0 ? '' : at % 16 === 0 ? '\n' : ' '}${up(points[at] ?? 0, points[at + 1] ?? 0)} ${at === 0 ? 'm' : 'l'}`;
  return path;
}

function markerOperators(
  { points, shape: place, size, ink, isHollow, opacity = 1 }: DrawingMark & { kind: 'markers' },
  up: Flip,
): Operators {
  const shape = shapeAt(place);
  const isOpen = isHollow === true || isOpenShape(shape);
  const colour = colourOf(ink, opacity).join(' ');
  const line = `${colour} RG ${coordinate(Math.max(0.75, size / 2.5))} w`;
  // A circle is a line without length and with round ends; a hollow one has eight corners.
  if (shape === 'circle' && isHollow !== true) {
    const style = `${colour} RG ${coordinate(size * 2)} w 1 J`;
    return { style, paths: Array.from(places(points), ([x, y]) => `${up(x, y)} m ${up(x, y)} l S`) };
  }
  const outline = shape === 'circle' ? octagon : markerOutlines[shape];
  const paths = Array.from(places(points), ([x, y]) => {
    const corners = outline.map((value, i) => (i % 2 === 0 ? x : y) + value * size);
    if (isOpenShape(shape)) return `${through(corners.slice(0, 4), up)} S ${through(corners.slice(4), up)} S`;
    return `${through(corners, up)} h ${isOpen ? 'S' : 'f'}`;
  });
  return { style: isOpen ? line : `${colour} rg`, paths };
}

const octagon = Array.from({ length: 16 }, (_, i) => {
  const angle = (Math.floor(i / 2) * Math.PI) / 4;
  return i % 2 === 0 ? Math.cos(angle) : Math.sin(angle);
});

/** Red, green and blue from 0 to 1, as they look on white. */
function colourOf(ink: Ink, opacity: number): string[] {
  const [colour, own] =
    ink === 'ink'
      ? ['#000000', 1]
      : ink === 'faint'
        ? ['#000000', 0.72]
        : ink === 'grid'
          ? ['#000000', 0.14]
          : [colourAt(ink), 1];
  const left = own * opacity;
  return [1, 3, 5].map((at) => coordinate(1 - left * (1 - Number.parseInt(colour.slice(at, at + 2), 16) / 255)));
}
