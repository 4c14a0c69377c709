import { expect, it } from 'vitest';
import { linearScale } from '../charts/axis-scale.ts';
import { lineDrawing } from './line-drawing.ts';

const colours = { ground: '#fff', text: '#000', muted: '#555', line: '#ddd' };
const column = Float64Array.of(0, 5, Number.NaN, 10);

it('draws axes, curves with their gaps, and marks', () => {
  const svg = lineDrawing({
    widthPx: 400,
    heightPx: 200,
    axis: 'step',
    x: linearScale(0, 3),
    y: linearScale(0, 10),
    hasStrip: false,
    yTitle: 'loss <1>',
    colours,
    marks: [
      { x: 1, label: 'here', colour: '#f00' },
      { x: 2, label: 'no room after it for so many words' },
      { x: 9, label: 'beyond' },
    ],
    curves: [
      {
        colour: '#0072B2',
        dash: [6, 4],
        spread: 'band',
        smoothed: undefined,
        data: {
          x: Float64Array.of(0, 1, 2, 3),
          bucket: Uint32Array.of(0, 1, 2, 3),
          min: column,
          max: column,
          mean: column,
          pointCount: 4,
          isSnapped: false,
        },
      },
    ],
  });
  expect(svg).toContain('>loss &lt;1&gt;</text>');
  expect(svg).toMatch(/<text x="[\d.]+" y="10" font-size="11" fill="#f00">here</);
  expect(svg).toMatch(/text-anchor="end"[^>]*>no room after it/);
  expect(svg).not.toContain('beyond');
  const [line = ''] = svg.match(/<path d="[^"]*"[^>]*stroke-dasharray="6 4"\/>/) ?? [];
  // From the lower left corner up, a gap, and the last value alone at the upper right.
  expect(line).toMatch(/d="M0 170L[\d.]+ 85M[\d.]+ 0"/);
  for (const label of ['0', '1', '2', 'step']) expect(svg).toContain(`>${label}</text>`);
});
