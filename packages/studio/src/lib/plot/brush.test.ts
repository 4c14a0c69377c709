import { expect, it } from 'vitest';
import { axisScale } from './axis-scale.ts';
import { boxOfBrush, brushOfBox, stretched } from './brush.ts';

const box = { left: 50, top: 10, width: 400, height: 200 };
const frame = { box, x: axisScale('log', [0.01, 100], 50, 450), y: axisScale('linear', [0, 10], 210, 10) };

it('leads from a box to values and back', () => {
  const marked = { left: 150, top: 60, width: 100, height: 100 };
  const brush = brushOfBox(frame, marked);
  expect(brush.x[0]).toBeCloseTo(0.1, 12);
  expect(brush.x[1]).toBeCloseTo(1, 12);
  expect(brush.y).toEqual([2.5, 7.5]);
  const again = boxOfBrush(frame, brush);
  expect([again.left, again.top, again.width, again.height].map(Math.round)).toEqual([150, 60, 100, 100]);
});

it('is cut to the plot, also where a log axis has no place for it', () => {
  expect(boxOfBrush(frame, { x: [-5, 1e9], y: [-3, 20] })).toEqual(box);
});

it('is stretched by keys, no further than the plot', () => {
  const start = { left: 440, top: 100, width: 0, height: 0 };
  expect(stretched(start, 'ArrowRight', box)).toEqual({ left: 440, top: 100, width: 10, height: 0 });
  expect(stretched(start, 'ArrowUp', box)).toEqual({ left: 440, top: 90, width: 0, height: 10 });
  expect(stretched(start, 'ArrowLeft', box)?.width).toBe(0);
  expect(stretched(start, 'x', box)).toBeUndefined();
});
