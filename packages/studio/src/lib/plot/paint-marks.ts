import {
  axisSizePx,
  type DotsMark,
  type LinesMark,
  type Mark,
  type PathMark,
  type RectsMark,
  type TextMark,
} from './mark.ts';

const batch = 1000;
/** Of so many lines those of one colour are gathered: enough to fill strokes with the colours of a whole scale. */
const lineBatch = 2000;
const linesPerStroke = 20;
/** Lines are long: a breath after so many. */
const linesPerBreath = 250;
/** From so many dots on they are squares, which a canvas fills much faster than discs. */
const squaresFrom = 5000;

/** Paints marks in their order, and stops for a breath after about each thousand things: the caller says when to go on. */
export function* paintMarks(
  context: CanvasRenderingContext2D,
  marks: readonly Mark[],
  fontFamily: string,
): Generator<undefined, void> {
  for (const mark of marks) {
    switch (mark.kind) {
      case 'path':
        paintPath(context, mark);
        if (mark.points.length >= batch) yield;
        break;
      case 'dots':
        yield* paintDots(context, mark);
        break;
      case 'rects':
        yield* paintRects(context, mark);
        break;
      case 'lines':
        yield* paintLines(context, mark);
        break;
      case 'text':
        paintText(context, mark, fontFamily);
        break;
      case 'clip': {
        const { left, top, width, height } = mark.box;
        context.save();
        context.beginPath();
        if (mark.outline === undefined) context.rect(left, top, width, height);
        else tracePath(context, mark.outline);
        context.clip();
        yield* paintMarks(context, mark.marks, fontFamily);
        context.restore();
        break;
      }
    }
    context.globalAlpha = 1;
  }
}

function paintPath(
  context: CanvasRenderingContext2D,
  { points, stroke, widthPx, dash, fill, opacity }: PathMark,
): void {
  context.globalAlpha = opacity ?? 1;
  context.beginPath();
  tracePath(context, points);
  if (fill !== undefined) {
    context.fillStyle = fill;
    context.fill('evenodd');
  }
  if (stroke !== undefined) {
    context.strokeStyle = stroke;
    context.lineWidth = widthPx ?? 1;
    context.lineJoin = 'round';
    context.setLineDash([...(dash ?? [])]);
    context.stroke();
    context.setLineDash([]);
  }
}

function tracePath(context: CanvasRenderingContext2D, points: ArrayLike<number>): void {
  let isDown = false;
  for (let i = 0; i + 1 < points.length; i += 2) {
    const [x = Number.NaN, y = Number.NaN] = [points[i], points[i + 1]];
    if (Number.isNaN(x) || Number.isNaN(y)) isDown = false;
    else if (isDown) context.lineTo(x, y);
    else {
      context.moveTo(x, y);
      isDown = true;
    }
  }
}

function* paintDots(context: CanvasRenderingContext2D, mark: DotsMark): Generator<undefined, void> {
  const { x, y, radiusPx, colours, colourOf, opacity, isRing } = mark;
  const isSquare = x.length >= squaresFrom && isRing !== true;
  let colour = -1;
  context.globalAlpha = opacity;
  context.lineWidth = 1.5;
  for (let i = 0; i < x.length; i++) {
    const [atX = 0, atY = 0, next = 0] = [x[i], y[i], colourOf?.[i]];
    const radius = typeof radiusPx === 'number' ? radiusPx : (radiusPx[i] ?? 0);
    if (next !== colour) {
      colour = next;
      context.fillStyle = colours[colour] ?? '';
      context.strokeStyle = colours[colour] ?? '';
    }
    if (isSquare) context.fillRect(atX - radius, atY - radius, 2 * radius, 2 * radius);
    else {
      context.beginPath();
      context.arc(atX, atY, radius, 0, 2 * Math.PI);
      if (isRing === true) context.stroke();
      else context.fill();
    }
    if (i % batch === batch - 1) {
      yield;
    }
  }
}

function* paintRects(context: CanvasRenderingContext2D, mark: RectsMark): Generator<undefined, void> {
  const { boxes, colours, colourOf, opacity } = mark;
  context.globalAlpha = opacity ?? 1;
  for (let i = 0; i * 4 < boxes.length; i++) {
    context.fillStyle = colours[colourOf?.[i] ?? 0] ?? '';
    context.fillRect(boxes[i * 4] ?? 0, boxes[i * 4 + 1] ?? 0, boxes[i * 4 + 2] ?? 0, boxes[i * 4 + 3] ?? 0);
    if (i % batch === batch - 1) yield;
  }
}

/** Lines of one colour within a batch go down in one stroke, which is several times faster than one by one. */
function* paintLines(context: CanvasRenderingContext2D, mark: LinesMark): Generator<undefined, void> {
  const { points, perLine, colours, colourOf, opacity, widthPx } = mark;
  const count = points.length / (2 * perLine);
  context.globalAlpha = opacity;
  context.lineWidth = widthPx;
  let painted = 0;
  for (let start = 0; start < count; start += lineBatch) {
    const byColour = Map.groupBy(
      Array.from({ length: Math.min(lineBatch, count - start) }, (_, n) => start + n),
      (line) => colourOf?.[line] ?? 0,
    );
    for (const [colour, lines] of byColour) {
      context.strokeStyle = colours[colour] ?? '';
      for (let from = 0; from < lines.length; from += linesPerStroke) {
        const together = lines.slice(from, from + linesPerStroke);
        context.beginPath();
        for (const line of together) traceLine(context, points, line * perLine * 2, perLine);
        context.stroke();
        painted += together.length;
        if (painted >= linesPerBreath) {
          painted = 0;
          yield;
        }
      }
    }
  }
}

function traceLine(context: CanvasRenderingContext2D, points: Float32Array, start: number, count: number): void {
  context.moveTo(points[start] ?? 0, points[start + 1] ?? 0);
  for (let i = 1; i < count; i++) context.lineTo(points[start + i * 2] ?? 0, points[start + i * 2 + 1] ?? 0);
}

function paintText(context: CanvasRenderingContext2D, mark: TextMark, fontFamily: string): void {
  context.font = `${mark.isBold === true ? '600 ' : ''}${mark.sizePx ?? axisSizePx}px ${fontFamily}`;
  context.fillStyle = mark.colour;
  context.textAlign = mark.align;
  context.textBaseline = mark.baseline ?? 'middle';
  if (mark.isTurned !== true) {
    context.fillText(mark.text, mark.x, mark.y);
    return;
  }
  context.save();
  context.translate(mark.x, mark.y);
  context.rotate(-Math.PI / 2);
  context.fillText(mark.text, 0, 0);
  context.restore();
}
