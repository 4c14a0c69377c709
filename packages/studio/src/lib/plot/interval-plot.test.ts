import { describe, expect, it } from 'vitest';
import { intervalPlot, intervalTable, type IntervalData } from './interval-plot.ts';
import type { Mark, PlotLook } from './mark.ts';

const look: PlotLook = {
  theme: 'light',
  text: '#000',
  muted: '#555',
  line: '#ddd',
  lineStrong: '#888',
  ground: '#fff',
  accent: '#00f',
  fontFamily: 'sans-serif',
  widthOf: (text) => text.length * 6,
};
const size = { width: 500, height: 240 };
const words = { summary: '', notes: [] };

const data: IntervalData = {
  title: 'accuracy',
  interval: '95 % interval of the mean',
  zero: 0,
  region: [-0.1, 0.1],
  words,
  rows: [
    { label: 'adam', estimate: 0.9, low: 0.88, high: 0.92, values: [0.88, 0.9, 0.92], ids: ['a', 'b', 'c'] },
    { label: 'one run', estimate: Number.NaN, low: Number.NaN, high: Number.NaN, values: [0.5], ids: ['d'] },
  ],
};

const pathsOf = (marks: readonly Mark[]): readonly number[] =>
  marks.flatMap((mark) =>
    mark.kind === 'clip' ? pathsOf(mark.marks) : mark.kind === 'path' ? Array.from(mark.points) : [],
  );

describe('dots and intervals', () => {
  const plot = intervalPlot(data, size, look, 0);

  it('every dot and every line is found where it stands', () => {
    expect(plot.hits.count).toBe(6);
    const { x, y } = plot.hits.placeOf(0);
    expect(plot.hits.at({ x: plot.box.left + 1, y })).toBe(0);
    expect(x).toBeGreaterThan(plot.box.left);
    for (const id of ['a', 'b', 'c', 'd']) {
      const index = plot.hits.indexOf(id) ?? -1;
      expect(plot.hits.idOf(plot.hits.at(plot.hits.placeOf(index)) ?? -1)).toBe(id);
    }
    expect(plot.hits.readOut(0).rows.map(({ value }) => value)).toEqual(['3', '0.9', '0.88 … 0.92']);
    // One run alone has a dot, and no interval.
    expect(plot.hits.readOut(1).rows.map(({ label }) => label)).toEqual(['n']);
  });

  it('zero and the region that does not matter are in view', () => {
    const points = pathsOf(plot.layers.flat()).filter((value) => !Number.isNaN(value));
    expect(Math.min(...points)).toBeGreaterThanOrEqual(0);
    expect(plot.hits.placeOf(0).x).toBeGreaterThan(plot.box.left + plot.box.width / 2);
  });

  it('equal values, and none at all, draw nothing that is not a number', () => {
    const hard: IntervalData = {
      ...data,
      zero: 3,
      region: undefined,
      rows: [{ label: 'same', estimate: 3, low: 3, high: 3, values: [3, 3], ids: ['a', 'b'] }],
    };
    for (const each of [hard, { ...hard, rows: [] }]) {
      const { layers, hits } = intervalPlot(each, size, look, 0);
      expect(JSON.stringify(layers)).not.toContain('Infinity');
      expect(hits.count).toBe(each.rows.length * 3);
    }
  });

  it('the table says nothing where there is nothing', () => {
    const table = intervalTable(data);
    expect(table.row(1)).toEqual(['one run', 1, null, null, null]);
  });
});
