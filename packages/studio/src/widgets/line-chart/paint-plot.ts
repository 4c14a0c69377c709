import { placer } from '../../lib/charts/axis-scale.ts';
import { axisFontPx, standsBefore, type PlotLayout } from '../../lib/charts/plot-layout.ts';
import type { PlotInput } from './plot-input.ts';

/** What comes and goes with the pointer, over the curves. */
export interface Overlay {
  /** Where the crosshair stands on the x axis. */
  readonly x?: number | undefined;
  readonly dots?: readonly { readonly x: number; readonly y: number; readonly colour: string }[];
  /** What is being marked, in pixels of the plot. */
  readonly selection?: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
}

export function paintAxes(context: CanvasRenderingContext2D, layout: PlotLayout, input: PlotInput): void {
  const { box, strip } = layout;
  const { colours, fontFamily } = input;
  context.strokeStyle = colours.line;
  context.lineWidth = 1;
  context.beginPath();
  const [right, bottom] = [box.left + box.width, box.top + box.height];
  for (const { px } of layout.xTicks) line(context, crisp(px), box.top, crisp(px), bottom);
  for (const { px } of layout.yTicks) line(context, box.left, crisp(px), right, crisp(px));
  if (strip !== undefined) line(context, box.left, crisp(strip[1]), right, crisp(strip[1]));
  context.stroke();
  context.fillStyle = colours.muted;
  context.font = `${axisFontPx}px ${fontFamily}`;
  context.textAlign = 'center';
  for (const { px, label } of layout.xTicks) context.fillText(label, px, layout.xTextPx);
  context.textAlign = 'right';
  for (const { px, label } of layout.yTicks) context.fillText(label, box.left - 6, px + 4);
  context.fillText(layout.xTitle, right, layout.xTextPx);
}

/** Upright lines at what is pointed out, with a word each. */
export function paintMarks(context: CanvasRenderingContext2D, { box }: PlotLayout, input: PlotInput): void {
  const at = placer(input.x, box.width);
  context.textAlign = 'left';
  for (const { x, label, colour = input.colours.text } of input.marks) {
    const px = at(x);
    if (!(px >= 0 && px <= box.width)) continue;
    const left = crisp(box.left + px);
    context.strokeStyle = colour;
    context.fillStyle = colour;
    context.setLineDash([3, 3]);
    context.beginPath();
    line(context, left, box.top, left, box.top + box.height);
    context.stroke();
    context.setLineDash([]);
    const isBefore = standsBefore(label, px, box.width);
    context.textAlign = isBefore ? 'right' : 'left';
    context.fillText(label, left + (isBefore ? -4 : 4), box.top + 10);
  }
}

export function paintOverlay(
  context: CanvasRenderingContext2D,
  { box }: PlotLayout,
  input: PlotInput,
  overlay: Overlay,
): void {
  const { x, dots = [], selection } = overlay;
  const { colours } = input;
  const xAt = placer(input.x, box.width);
  const yAt = placer(input.y, box.height);
  context.save();
  context.beginPath();
  context.rect(box.left - 4, box.top - 4, box.width + 8, box.height + 8);
  context.clip();
  if (x !== undefined) {
    const px = crisp(box.left + xAt(x));
    context.strokeStyle = colours.muted;
    context.globalAlpha = 0.6;
    context.lineWidth = 1;
    context.beginPath();
    line(context, px, box.top, px, box.top + box.height);
    context.stroke();
    context.globalAlpha = 1;
  }
  for (const dot of dots) {
    const [left, up] = [box.left + xAt(dot.x), box.top + box.height - yAt(dot.y)];
    if (!Number.isFinite(up)) continue;
    context.beginPath();
    context.arc(left, up, 3.5, 0, 2 * Math.PI);
    context.fillStyle = dot.colour;
    context.fill();
    context.strokeStyle = colours.ground;
    context.stroke();
  }
  if (selection !== undefined) {
    const { left, top, width, height } = selection;
    context.globalAlpha = 0.14;
    context.fillStyle = colours.text;
    context.fillRect(box.left + left, box.top + top, width, height);
    context.globalAlpha = 0.6;
    context.strokeStyle = colours.text;
    context.strokeRect(crisp(box.left + left), crisp(box.top + top), width, height);
  }
  context.restore();
}

function line(context: CanvasRenderingContext2D, fromX: number, fromY: number, toX: number, toY: number): void {
  context.moveTo(fromX, fromY);
  context.lineTo(toX, toY);
}

const crisp = (px: number): number => Math.round(px) + 0.5;
