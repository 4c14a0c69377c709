import { describe, expect, it } from 'vitest';
import { barPlot, barsOf, barTable } from './bar-plot.ts';
import { boxesOf, boxPlot, boxTable } from './box-plot.ts';
import { contourOf, contourPlot, contourTable } from './contour-plot.ts';
import { curvePlot, curveTable, wordsOfCurves } from './curve-plot.ts';
import { groupBars } from './group-bars.ts';
import { heatOf, heatPlot, heatTable } from './heat-plot.ts';
import { histogramOf, histogramPlot, histogramTable } from './histogram-plot.ts';
import type { Mark, PlotLook } from './mark.ts';
import { brushedRows } from './parallel-axes.ts';
import { parallelGeometry } from './parallel-geometry.ts';
import { parallelOf, parallelPlot, parallelTable } from './parallel-plot.ts';
import type { ChartTable } from '../export-chart/chart-table.ts';
import { numbersOfWords } from './plot-column.ts';
import type { ChartWords, Plot, StepKey } from './plot.ts';
import { scatterOf, scatterPlot, scatterTable } from './scatter-plot.ts';
import { svgGroup } from './svg-of-marks.ts';

const look: PlotLook = {
  theme: 'dark',
  text: '#fff',
  muted: '#999',
  line: '#222',
  lineStrong: '#555',
  ground: '#000',
  accent: '#77f',
  fontFamily: 'sans',
  widthOf: (text) => text.length * 6,
};
const size = { width: 500, height: 320 };

interface Items {
  readonly ids: readonly string[];
  readonly labels: readonly string[];
  readonly values: Float64Array;
  readonly others: Float64Array;
  readonly words: readonly (string | null)[];
}

const itemsOf = (values: readonly number[]): Items => ({
  ids: values.map((_, i) => `id${i}`),
  labels: values.map((_, i) => `<run> & "${i}"`),
  values: Float64Array.from(values),
  others: Float64Array.from(values, (value, i) => Math.abs(value) + ((i * 7919) % 101) / 100),
  words: values.map((_, i) => (i % 5 === 0 ? null : `word ${i % 3}`)),
});

const { NaN: none, POSITIVE_INFINITY: infinite } = Number;
const cases: readonly (readonly [string, readonly number[]])[] = [
  ['no value', []],
  ['one value', [3]],
  ['equal values', [2, 2, 2, 2]],
  ['zeros', [0, 0]],
  ['tiny and huge values', [1e-300, 1e300, 1]],
  ['what is missing and not finite', [none, 1, infinite, -infinite, -2, none, 5]],
  ['nothing that can be drawn', [none, infinite]],
  ['many values', Array.from({ length: 3000 }, (_, i) => Math.sin(i) * 10)],
];

interface Drawn {
  readonly plot: Plot;
  readonly words: ChartWords;
  readonly table: ChartTable;
}

const charts: Readonly<Record<string, (items: Items, scale: 'linear' | 'log') => Drawn>> = {
  scatter: ({ ids, labels, values, others, words }, scale) => {
    const data = {
      ids,
      labels,
      x: { title: 'x', values, scale },
      y: { title: 'y', values: others, scale },
      size: { title: 's', values },
      hasTrend: true,
      pareto: { x: 'minimise', y: 'maximise' },
      colour: { by: 'category', column: { title: 'c', words } },
    } as const;
    const made = scatterOf(data);
    return { plot: scatterPlot(made, size, look, new Set(['id0'])), words: made.words, table: scatterTable(made) };
  },
  'scatter of words': ({ ids, labels, words }) => {
    const [x, y] = [numbersOfWords({ title: 'x', words }), numbersOfWords({ title: 'y', words: labels })];
    const made = scatterOf({ ids, labels, x, y });
    return { plot: scatterPlot(made, size, look, new Set(['id0'])), words: made.words, table: scatterTable(made) };
  },
  'bars of groups': ({ values, words }, scale) => {
    const made = barsOf(groupBars({ title: 'v', values, scale }, { title: 'c', words }, 'std'));
    return { plot: barPlot(made, size, look, 0), words: made.words, table: barTable(made) };
  },
  bar: ({ ids, labels, values, others }, scale) => {
    const made = barsOf({
      ids,
      labels,
      value: { title: 'v', values, scale },
      spread: { title: '± std', low: values, high: others },
      colour: { by: 'number', column: { title: 'c', values: others, scale } },
    });
    return { plot: barPlot(made, size, look, 40, new Set(['id0'])), words: made.words, table: barTable(made) };
  },
  box: ({ ids, labels, values, words }, scale) => {
    const made = boxesOf({ ids, labels, value: { title: 'v', values, scale }, category: { title: 'c', words } });
    return { plot: boxPlot(made, size, look, 0, new Set(['id0'])), words: made.words, table: boxTable(made) };
  },
  histogram: ({ ids, values, words }, scale) => {
    const made = histogramOf({
      count: ids.length,
      value: { title: 'v', values, scale },
      category: { title: 'c', words },
    });
    return { plot: histogramPlot(made, size, look), words: made.words, table: histogramTable(made) };
  },
  parallel: ({ ids, labels, values, others, words }, scale) => {
    const axes = [
      { key: 'v', kind: 'number', column: { title: 'v', values, scale } },
      { key: 'c', kind: 'category', column: { title: 'c', words } },
      { key: 'o', kind: 'number', column: { title: 'o', values: others } },
    ] as const;
    const made = parallelOf({ ids, labels, axes, colourKey: 'v' }, []);
    const brushes = { c: { kind: 'words', words: ['word 1'] }, o: { kind: 'range', range: [0, 1e9] } } as const;
    const plot = parallelPlot(
      made,
      parallelGeometry(made, size, look),
      brushes,
      brushedRows(axes, brushes, ids.length),
      new Set(['id1']),
    );
    return { plot, words: made.words, table: parallelTable(made) };
  },
  contour: ({ ids, labels, values, others }, scale) => {
    const made = contourOf({
      ids,
      labels,
      x: { title: 'x', values, scale },
      y: { title: 'y', values: others },
      z: { title: 'z', values: others.map((value) => value % 7), scale },
    });
    return { plot: contourPlot(made, size, look, new Set(['id0'])), words: made.words, table: contourTable(made) };
  },
  'heat map': ({ labels, values }) => {
    const rows = labels.slice(0, 40);
    const made = heatOf(
      {
        rowTitle: 'Row',
        columnTitle: 'Column',
        valueTitle: 'v',
        rows,
        columns: rows,
        values: rows.map(() => values),
        isConfusion: true,
      },
      'rows',
    );
    return { plot: heatPlot(made, size, look), words: made.words, table: heatTable(made) };
  },
  curve: ({ values }) => {
    const x = [...values.keys()].map((i) => i / Math.max(1, values.length - 1));
    const curve = {
      id: 'a',
      label: 'a <b>',
      figure: 'AUC 0.5',
      colour: '#f00',
      dash: [2],
      x,
      y: x,
      thresholds: x,
      baseline: 0.1,
    };
    const data = {
      xTitle: 'x',
      yTitle: 'y',
      curves: [curve, { ...curve, id: 'b', x: [], y: [] }],
      isStepped: true,
      hasDiagonal: true,
    };
    return { plot: curvePlot(data, size, look), words: wordsOfCurves(data), table: curveTable(data) };
  },
};

describe.each(Object.keys(charts))('%s', (name) => {
  it.each(cases)('draws %s', (_case, values) => {
    for (const scale of ['linear', 'log'] as const) {
      const drawn = charts[name]?.(itemsOf(values), scale);
      if (drawn === undefined) throw new Error(name);
      const { plot, words, table } = drawn;
      // A chart that says it is empty is not painted.
      if (words.empty !== undefined) continue;
      const faults = plot.layers.flat().flatMap(faultsOf);
      expect(faults).toEqual([]);
      const svg = svgGroup(plot.layers.flat());
      expect(svg).not.toMatch(/NaN|undefined|Infinity|<run>/);
      for (let row = 0; row < table.rowCount; row++) expect(table.row(row).length).toBe(table.columns.length);
      expectHits(plot);
    }
  });
});

/** Every thing can be reached by keys, and what is read out and lit up can be drawn. */
function expectHits({ hits }: Plot): void {
  const keys: readonly StepKey[] = ['right', 'down', 'left', 'up', 'last', 'first'];
  let at: number | undefined;
  for (const key of keys) {
    at = hits.step(at, key);
    if (at === undefined) {
      expect(hits.count).toBe(0);
      continue;
    }
    expect(at).toBeLessThan(hits.count);
    expect(hits.readOut(at).rows.length).toBeGreaterThan(0);
    expect(hits.marksOf(at).flatMap(faultsOf)).toEqual([]);
    const place = hits.placeOf(at);
    expect([place.x, place.y].every(Number.isFinite)).toBe(true);
    const id = hits.idOf(at);
    if (id !== undefined) expect(hits.idOf(hits.indexOf(id) ?? -1)).toBe(id);
  }
}

/** Places that no canvas can paint. A NaN may only end a part of a path. */
function faultsOf(mark: Mark): readonly string[] {
  const isFinite = (values: ArrayLike<number>): boolean => Array.from(values).every(Number.isFinite);
  switch (mark.kind) {
    case 'path':
      return Array.from(mark.points).some((value) => Math.abs(value) === Number.POSITIVE_INFINITY) ? ['path'] : [];
    case 'dots': {
      const radii = typeof mark.radiusPx === 'number' ? [mark.radiusPx] : mark.radiusPx;
      return isFinite(mark.x) && isFinite(mark.y) && isFinite(radii) && Array.from(radii).every((radius) => radius > 0)
        ? []
        : ['dots'];
    }
    case 'rects':
      return isFinite(mark.boxes) && Array.from(mark.boxes).every((value, i) => i % 4 < 2 || value >= 0)
        ? []
        : ['rects'];
    case 'lines':
      return isFinite(mark.points) ? [] : ['lines'];
    case 'text':
      return Number.isFinite(mark.x) && Number.isFinite(mark.y) ? [] : [`text ${mark.text}`];
    case 'clip':
      return mark.marks.flatMap(faultsOf);
  }
}
