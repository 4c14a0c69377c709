import { marginShare } from '../../lib/charts/curve-strokes.ts';
import type { PlotBox } from '../../lib/charts/plot-layout.ts';

/** The curves of a chart as one picture, somewhat wider than what is seen: while the axis moves, it is only shifted. */
export class CurveLayer {
  #canvas: HTMLCanvasElement | undefined;
  #version = -1;

  /** Puts the picture down, `shiftPx` to the right of where it was made; paints it anew where `version` is another. */
  draw(
    context: CanvasRenderingContext2D,
    box: PlotBox,
    heightPx: number,
    shiftPx: number,
    version: number,
    paint: (context: CanvasRenderingContext2D) => void,
  ): void {
    const ratio = window.devicePixelRatio;
    const marginPx = Math.ceil(marginShare * box.width);
    const canvas = (this.#canvas ??= document.createElement('canvas'));
    if (this.#version !== version) {
      this.#version = version;
      canvas.width = Math.ceil((box.width + 2 * marginPx) * ratio);
      canvas.height = Math.ceil(heightPx * ratio);
      const inner = canvas.getContext('2d');
      if (inner === null) return;
      inner.setTransform(ratio, 0, 0, ratio, marginPx * ratio, 0);
      paint(inner);
    }
    // Between two pixels of the screen it would be blurred.
    const left = Math.round((box.left + shiftPx - marginPx) * ratio) / ratio;
    context.drawImage(canvas, left, box.top, canvas.width / ratio, canvas.height / ratio);
  }
}
