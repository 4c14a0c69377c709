import { placer, type ScaleSpan } from '../../lib/charts/axis-scale.ts';
import { isOnPaper } from '../../lib/theme.ts';
import { curveStrokes, marginShare, type Stroke } from '../../lib/charts/curve-strokes.ts';
import { plotLayout, type PlotLayout } from '../../lib/charts/plot-layout.ts';
import type { PlotCurve, PlotInput } from './plot-input.ts';
import { CurveLayer } from './curve-layer.ts';
import { paintAxes, paintMarks, paintOverlay, type Overlay } from './paint-plot.ts';

const fadedAlpha = 0.15;

/**
 * The canvases of one chart. What is drawn is kept as paths, so that pointing at a curve or moving the axis only strokes them again;
 * however often it is told to draw, it does so once a frame.
 */
export class LinePlot {
  readonly #canvas: HTMLCanvasElement;
  readonly #overlayCanvas: HTMLCanvasElement;
  readonly #onDrawn: (input: PlotInput) => void;
  #input: PlotInput | undefined;
  #layout: PlotLayout | undefined;
  #highlighted: string | undefined;
  #overlay: Overlay = {};
  #paths = new Map<PlotCurve, Stroke<Path2D>[]>();
  /** The axes that the paths were made for. */
  #pathsFor: { readonly x: ScaleSpan; readonly y: ScaleSpan; readonly size: string } | undefined;
  #frame = 0;
  /** Another number where the curves look otherwise. */
  #version = 0;
  /** Only while the axis is being moved. */
  #layer: CurveLayer | undefined;
  #isDirty = false;

  constructor(canvas: HTMLCanvasElement, overlay: HTMLCanvasElement, onDrawn: (input: PlotInput) => void) {
    this.#canvas = canvas;
    this.#overlayCanvas = overlay;
    this.#onDrawn = onDrawn;
  }

  get input(): PlotInput | undefined {
    return this.#input;
  }

  draw(input: PlotInput): void {
    this.#input = input;
    this.#layout = plotLayout(input);
    this.#plan(true);
  }

  /** The same curves over another stretch of the x axis; upright nothing changes. */
  drawOver(x: ScaleSpan): void {
    if (this.#input !== undefined) this.draw({ ...this.#input, x });
  }

  highlight(id: string | undefined): void {
    if (this.#highlighted === id) return;
    this.#highlighted = id;
    this.#version++;
    this.#plan(true);
  }

  setOverlay(overlay: Overlay): void {
    this.#overlay = overlay;
    this.#plan(false);
  }

  get layout(): PlotLayout | undefined {
    return this.#layout;
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
  }

  #plan(isDirty: boolean): void {
    this.#isDirty ||= isDirty;
    if (isOnPaper()) {
      this.stop();
      this.#frame = 0;
      this.#paint();
      return;
    }
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#paint();
    });
  }

  #paint(): void {
    const [input, layout] = [this.#input, this.#layout];
    if (input === undefined || layout === undefined) return;
    if (this.#isDirty) {
      this.#isDirty = false;
      const context = cleared(this.#canvas, input);
      if (context === null) return;
      paintAxes(context, layout, input);
      this.#paintCurves(context, input, layout);
      paintMarks(context, layout, input);
      this.#onDrawn(input);
    }
    const over = cleared(this.#overlayCanvas, input);
    if (over !== null) paintOverlay(over, layout, input, this.#overlay);
  }

  #paintCurves(context: CanvasRenderingContext2D, input: PlotInput, layout: PlotLayout): void {
    const { box, strip } = layout;
    const shiftPx = this.#shiftOf(input, layout);
    const heightPx = (strip?.[1] ?? box.top + box.height) - box.top;
    context.save();
    context.beginPath();
    context.rect(box.left, box.top, box.width, heightPx);
    context.clip();
    if (shiftPx === 0) {
      this.#layer = undefined;
      context.translate(box.left, box.top);
      this.#strokeAll(context, input);
    } else {
      this.#layer ??= new CurveLayer();
      this.#layer.draw(context, box, heightPx, shiftPx, this.#version, (inner) => this.#strokeAll(inner, input));
    }
    context.restore();
  }

  #strokeAll(target: CanvasRenderingContext2D, input: PlotInput): void {
    const context = target;
    context.lineJoin = 'bevel';
    const last = input.curves.find((curve) => curve.id === this.#highlighted);
    for (const curve of input.curves) {
      if (curve !== last) this.#stroke(context, curve, last === undefined ? 1 : fadedAlpha);
    }
    if (last !== undefined) this.#stroke(context, last, 1);
  }

  #stroke(context: CanvasRenderingContext2D, curve: PlotCurve, opacity: number): void {
    context.strokeStyle = curve.colour;
    context.fillStyle = curve.colour;
    for (const { pen, isFilled, widthPx, alpha, isLine } of this.#paths.get(curve) ?? []) {
      context.globalAlpha = alpha * opacity;
      if (isFilled) {
        context.fill(pen);
        continue;
      }
      const isDashed = isLine && curve.dash.length > 0;
      context.setLineDash(isDashed ? [...curve.dash] : []);
      context.lineCap = isDashed ? 'butt' : 'round';
      context.lineWidth = widthPx;
      context.stroke(pen);
    }
  }

  /** Makes the paths that are missing; answers by how much those at hand have to be moved sideways. */
  #shiftOf(input: PlotInput, { box, strip }: PlotLayout): number {
    const { x, y, curves } = input;
    const size = `${box.width} ${box.height} ${strip?.[1]}`;
    const xAt = placer(x, box.width);
    const made = this.#pathsFor;
    const isSameUp = made !== undefined && made.size === size && isSameSpan(made.y, y) && made.x.kind === x.kind;
    const [left, right] = isSameUp ? [xAt(made.x.from), xAt(made.x.to) - box.width] : [Infinity, 0];
    const isMoved = Math.abs(left - right) < 0.01 && Math.abs(left) <= marginShare * box.width;
    if (!isMoved) {
      this.#paths.clear();
      this.#pathsFor = { x, y, size };
    }
    const base = isMoved && made !== undefined ? made.x : x;
    const baseAt = placer(base, box.width);
    const yAt = placer(y, box.height);
    const kept = new Map<PlotCurve, Stroke<Path2D>[]>();
    for (const curve of curves) {
      const strokes =
        this.#paths.get(curve) ??
        curveStrokes(curve, {
          newPen: () => new Path2D(),
          place: { x: baseAt, y: (value) => box.height - yAt(value), floorPx: box.height },
          from: base.from,
          to: base.to,
          widthPx: box.width,
          strip: strip && [strip[0] - box.top, strip[1] - box.top],
        });
      kept.set(curve, strokes);
    }
    const isSame = isMoved && kept.size === this.#paths.size && curves.every((curve) => this.#paths.has(curve));
    if (!isSame) this.#version++;
    this.#paths = kept;
    return isMoved ? left : 0;
  }
}

const isSameSpan = (a: ScaleSpan, b: ScaleSpan): boolean =>
  a.kind === b.kind && a.from === b.from && a.to === b.to && a.threshold === b.threshold;

/** A canvas of this size, in pixels of the screen, with nothing on it. */
function cleared(target: HTMLCanvasElement, { widthPx, heightPx }: PlotInput): CanvasRenderingContext2D | null {
  const ratio = window.devicePixelRatio;
  const canvas = target;
  const [width, height] = [Math.round(widthPx * ratio), Math.round(heightPx * ratio)];
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext('2d');
  context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  context?.clearRect(0, 0, widthPx, heightPx);
  return context;
}
