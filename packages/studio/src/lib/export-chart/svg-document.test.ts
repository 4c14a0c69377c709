import { expect, it } from 'vitest';
import { svgDocument } from './svg-document.ts';

const colours = {
  ground: 'rgb(255, 255, 255)',
  text: 'rgb(0, 0, 0)',
  muted: 'rgb(90, 90, 90)',
  line: 'rgb(220, 220, 220)',
};

it('puts title, legend, caption and source around a drawing, and no markup of theirs', () => {
  const legend = Array.from({ length: 12 }, (_, i) => ({
    label: `run <${i}> & more words`,
    colour: '#0072B2',
    dash: [6, 4],
  }));
  const svg = svgDocument({
    title: 'loss "a" <b>',
    caption: '3 points',
    legend,
    source: 'http://localhost/?a=1&b=2',
    colours,
    widthPx: 500,
    heightPx: 200,
    drawing: '<path d="M0 0"/>',
  });
  expect(svg).toContain('>loss &quot;a&quot; &lt;b&gt;</text>');
  expect(svg).toContain('>http://localhost/?a=1&amp;b=2</text>');
  expect(svg).toContain('>3 points</text>');
  expect(svg.match(/stroke-dasharray="6 4"/g)).toHaveLength(12);
  expect(svg).toContain('run &lt;11&gt; &amp; more words');
  expect(svg).not.toMatch(/<\d|<b>/);
  // No two entries at one place, none beyond the right edge.
  const places = [...svg.matchAll(/translate\(([\d.]+) ([\d.]+)\)"><path d="M0 8/g)].map(([, x, y]) => [
    Number(x),
    Number(y),
  ]);
  expect(new Set(places.map(String)).size).toBe(12);
  expect(Math.max(...places.map(([x = 0]) => x))).toBeLessThan(500);
});

it('leaves out the middle of a long label', () => {
  const svg = svgDocument({
    title: 't',
    caption: '',
    legend: [{ label: `begin${'x'.repeat(200)}end`, colour: 'red' }],
    source: '',
    colours,
    widthPx: 500,
    heightPx: 100,
    drawing: '',
  });
  expect(svg).toMatch(/>beginx+…x+end</);
});

it('folds a long link, and keeps the whole behind it', () => {
  const source = `http://localhost/?runs=${'abcdefghij'.repeat(60)}`;
  const svg = svgDocument({
    title: 't',
    caption: '',
    legend: [],
    source,
    colours,
    widthPx: 500,
    heightPx: 100,
    drawing: '',
  });
  expect(svg).toContain(`<a href="${source}">`);
  const lines = [...svg.matchAll(/font-size="11"[^>]*>([^<]*)</g)].map(([, text]) => text ?? '');
  expect(lines).toHaveLength(3);
  expect(lines[2]).toMatch(/…$/);
  expect(lines.every((line) => line.length < 90)).toBe(true);
});
