import { describe, expect, it } from 'vitest';
import { boxFigure } from './box-figure.ts';
import type { Drawing } from './drawing.ts';
import { intervalFigure } from './interval-figure.ts';
import { lineFigure } from './line-figure.ts';
import { parallelFigure } from './parallel-figure.ts';
import { printPicture } from './print-picture.ts';
import { printSvg } from './print-svg.ts';
import { rankFigure } from './rank-figure.ts';
import { scatterFigure } from './scatter-figure.ts';
import { linearTicks, logTicks } from './ticks.ts';

const hostile = '</svg><script>alert(1)</script>"&\u0000\uD800';
const words = { title: hostile, description: hostile, xTitle: hostile, yTitle: hostile };

const inputs: readonly (readonly [name: string, values: readonly number[]])[] = [
  ['none', []],
  ['one', [3]],
  ['equal ones', [2, 2, 2, 2, 2, 2]],
  ['all zero', [0, 0, 0]],
  ['NaN alone', [Number.NaN, Number.NaN]],
  ['NaN and infinities between', [1, Number.NaN, 2, Number.POSITIVE_INFINITY, -3, Number.NEGATIVE_INFINITY]],
  ['the greatest and least there are', [Number.MAX_VALUE, -Number.MAX_VALUE, Number.MIN_VALUE]],
  ['ten thousand', Array.from({ length: 10_000 }, (_, i) => Math.sin(i) * i)],
];

const figures = (values: readonly number[]): Drawing[] => {
  const x = values.map((_, i) => i);
  const finite = values.filter((value) => Number.isFinite(value));
  const name = hostile;
  return [
    lineFigure({
      ...words,
      lines: [
        { name, x, y: values, low: values, high: values },
        { name: 'b', x, y: x },
      ],
    }),
    lineFigure({ ...words, isLogX: true, isLogY: true, lines: [{ name, x, y: values }] }),
    scatterFigure({
      ...words,
      groups: [
        { name, x: values, y: x, joined: 'steps' },
        { name, x, y: values, isFaint: true },
      ],
    }),
    boxFigure({
      ...words,
      groups: [
        { label: name, values: finite },
        { label: 'empty', values: [] },
      ],
    }),
    intervalFigure({
      ...words,
      form: 'bars',
      rows: values.slice(0, 20).map((value) => ({ label: name, value, low: value, high: value })),
    }),
    intervalFigure({
      ...words,
      form: 'dots',
      reference: 0,
      region: [-1, 1],
      rows: [{ label: name, value: values[0] ?? Number.NaN, points: values, note: name }],
    }),
    parallelFigure({
      ...words,
      axes: [
        { name, values },
        { name: 'log', values, isLog: true },
        { name: 'text', values: x.map((i) => i % 2), choices: ['a', name] },
      ],
      isBest: values.map((_, i) => i === 0),
      bestName: name,
    }),
    rankFigure({
      ...words,
      names: values.slice(0, 9).map(() => name),
      ranks: values.slice(0, 9).map((_, i) => i + 1),
      criticalDifference: 1.2,
      cliques: [[0, 1]],
    }),
  ];
};

describe('figures', () => {
  it.each(inputs)('of %s are whole, and hold no number that is none', (_, values) => {
    for (const drawing of figures(values)) {
      const svg = printSvg(drawing);
      expect(svg).not.toMatch(/NaN|Infinity|undefined|null/);
      expect(svg).not.toContain('<script');
      expect(svg).not.toContain('\u0000');
      expect(svg.match(/<svg/g)).toHaveLength(1);
      expect(svg.match(/<\/svg>/g)).toHaveLength(1);
      expect(svg).not.toMatch(/ style=|<style| id=|url\(/);
      expect(svg.match(/<text/g)?.length ?? 0).toBe(svg.match(/<\/text>/g)?.length ?? 0);
      expect(svg.isWellFormed()).toBe(true);
      const latex = printPicture(drawing);
      expect(latex).not.toMatch(/NaN|Infinity|undefined/);
      expect(Math.max(...latex.split('\n').map(({ length }) => length))).toBeLessThan(5000);
    }
  });

  it('tell lines apart without colour', () => {
    const lines = ['a', 'b', 'c'].map((name) => ({ name, x: [0, 1], y: [0, 1] }));
    const svg = printSvg(lineFigure({ ...words, lines }));
    const dashes = [...svg.matchAll(/stroke="#\w+"[^>]*?(?:stroke-dasharray="([^"]*)")?\/>/g)].map(([, dash]) => dash);
    expect(new Set(dashes).size).toBe(3);
  });
});

describe('ticks', () => {
  it('are round and lie within the ends', () => {
    expect(linearTicks(0.03, 0.97, 5).map(({ label }) => label)).toEqual(['0.2', '0.4', '0.6', '0.8']);
    expect(linearTicks(-12, 31, 5).map(({ label }) => label)).toEqual(['−10', '0', '10', '20', '30']);
    expect(logTicks(0.0009, 1.1, 5).map(({ label }) => label)).toEqual(['0.001', '0.01', '0.1', '1']);
  });
});
