import { rangeBetween } from '../../lib/plot/brush.ts';
import type { PlotLook } from '../../lib/plot/mark.ts';
import { toggleWord, withBrush, type AxisBrushes } from '../../lib/plot/parallel-axes.ts';
import { axisAt, wordAt, wordsBetween } from '../../lib/plot/parallel-axis-marks.ts';
import type { ParallelPlot } from '../../lib/plot/parallel-plot.ts';
import { brushMarks, type GestureStart } from './plot-gesture.ts';

const halfWidthPx = 8;

/** A drag along an axis brushes what lies beside it; a click on a word takes it in or out, on a number ends its brush. */
export function parallelGesture(
  { axes, box }: ParallelPlot,
  look: PlotLook,
  brushes: AxisBrushes,
  onBrush: (brushes: AxisBrushes) => void,
): GestureStart {
  return (start) => {
    const axis = axisAt(axes, box, start);
    if (axis === undefined) return undefined;
    const { key, kind } = axis.placed.axis;
    const inside = (y: number): number => Math.min(box.top + box.height, Math.max(box.top, y));
    const span = (y: number): [number, number] => [
      Math.min(inside(start.y), inside(y)),
      Math.max(inside(start.y), inside(y)),
    ];
    return {
      marksAt: ({ y }) => {
        const [top, bottom] = span(y);
        return brushMarks({ left: axis.x - halfWidthPx, top, width: 2 * halfWidthPx, height: bottom - top }, look);
      },
      endAt: ({ y }) => {
        const [top, bottom] = span(y);
        const chosen =
          kind === 'category' ? wordsBetween(axis, [top, bottom], box) : rangeBetween(axis.scale, top, bottom);
        onBrush(withBrush(brushes, key, chosen));
      },
      click: () => {
        const word = kind === 'category' ? wordAt(axis, start.y, box) : undefined;
        if (word !== undefined) onBrush(toggleWord(brushes, key, word));
        else if (brushes[key] !== undefined) onBrush(withBrush(brushes, key, undefined));
        else return false;
        return true;
      },
    };
  };
}
