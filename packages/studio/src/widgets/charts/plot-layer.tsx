import { useLayoutEffect, useRef } from 'react';
import type { Mark, Size } from '../../lib/plot/mark.ts';
import { paintMarks } from '../../lib/plot/paint-marks.ts';
import { isOnPaper } from '../../lib/theme.ts';

interface PlotLayerProps {
  readonly marks: readonly Mark[];
  readonly size: Size;
  readonly fontFamily: string;
}

const budgetMs = 12;
const slowFrameMs = 40;
const [firstSlices, mostSlices] = [12, 64];

/** One canvas of a chart. Much to paint goes down in slices, frame by frame, so that the page stays live. */
export function PlotLayer({ marks, size, fontFamily }: PlotLayerProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  // Before the page is shown: a canvas of a new size would be seen stretched.
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!canvas.current || !context) return undefined;
    const ratio = window.devicePixelRatio || 1;
    const [width, height] = [Math.round(size.width * ratio), Math.round(size.height * ratio)];
    if (canvas.current.width !== width || canvas.current.height !== height) {
      canvas.current.width = width;
      canvas.current.height = height;
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, size.width, size.height);
    context.save();
    const painting = paintMarks(context, marks, fontFamily);
    let frame = 0;
    let isDone = false;
    context.canvas.dataset['painted'] = 'false';
    let [perFrame, before] = [firstSlices, 0];
    // A canvas takes orders at once and paints later, so that only the distance of frames tells how much was too much.
    const paintFrame = (now: number): void => {
      const distanceMs = before === 0 ? 0 : now - before;
      before = now;
      if (distanceMs > slowFrameMs) perFrame = Math.max(1, perFrame / 2);
      else if (distanceMs > 0) perFrame = Math.min(mostSlices, perFrame * 1.5);
      const end = performance.now() + budgetMs;
      const isWhole = isOnPaper();
      for (let slice = 0; isWhole || (slice < perFrame && performance.now() < end); slice++) {
        if (painting.next().done !== true) continue;
        isDone = true;
        context.restore();
        context.canvas.dataset['painted'] = 'true';
        return;
      }
      frame = requestAnimationFrame(paintFrame);
    };
    paintFrame(0);
    return () => {
      cancelAnimationFrame(frame);
      // A painting that is cut short leaves its clips on the canvas; a new size takes them away with everything else.
      if (!isDone) context.canvas.width = 0;
    };
  }, [marks, size, fontFamily]);
  return <canvas ref={canvas} className="plot-layer" style={{ width: size.width, height: size.height }} />;
}
