import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DotsMark, Mark, PlotLook } from '../plot/mark.ts';
import { distributionFrame, distributionOf, distributionPlot } from './distribution-plot.ts';
import { dotPlot } from './dot-field.ts';
import { historyChart } from './history-chart.ts';
import { hypervolumeSteps } from './hypervolume-chart.ts';
import { learningCurves } from './learning-curves.ts';
import { learningFrame, learningPlot } from './learning-plot.ts';
import { paretoChart } from './pareto-chart.ts';
import { sliceChart } from './slice-chart.ts';
import { testObjectives, trialsOf } from './test-trials.ts';
import { timelineLanes } from './timeline-lanes.ts';
import { timeline, timelinePlot } from './timeline-plot.ts';
import { trialReportsOf } from './trial-reports.ts';
import { selectedTrials, shownRows } from './trial-selection.ts';

const look: PlotLook = {
  theme: 'light',
  text: '#000',
  muted: '#777',
  line: '#eee',
  lineStrong: '#999',
  ground: '#fff',
  accent: '#00f',
  fontFamily: 'sans-serif',
  widthOf: (text) => text.length * 6,
};
const size = { width: 400, height: 240 };

const data = trialsOf([
  { number: 0, lr: 0.001, optimizer: 'adam', loss: 3, latency: 1, startedMs: 0, endedMs: 10, worker: 'a' },
  { number: 1, lr: 0.01, optimizer: 'sgd', loss: 2, latency: 2, startedMs: 5, endedMs: 30, worker: 'b' },
  { number: 2, lr: 0.1, optimizer: 'adam', state: 'pruned', startedMs: 12, endedMs: 15, worker: 'a' },
  { number: 3, lr: 0.02, optimizer: 'sgd', loss: -1, latency: 3, startedMs: 20, endedMs: 40, worker: 'a' },
  { number: 4, lr: 0.03, optimizer: 'sgd', loss: 4, latency: 9, startedMs: 31, endedMs: 50, worker: 'b' },
]);
const charted = { data, objectives: testObjectives, rows: shownRows(data, []) };
const selection = selectedTrials(data, testObjectives, { trials: [1, 2] });
const dotsOf = (marks: readonly Mark[] | undefined): DotsMark | undefined =>
  marks?.find((mark): mark is DotsMark => mark.kind === 'dots');

describe('dots of trials', () => {
  it('the history has a dot for each value and says what it lacks; on a log axis values ≤ 0 are counted', () => {
    const history = historyChart(charted, 0, false);
    const plot = dotPlot(history.fieldOf(size, look), undefined);
    expect(plot.hits.count).toBe(4);
    expect(history.words.notes).toEqual(['1 of 5 trials lacks loss', 'line: best so far']);
    expect(historyChart(charted, 0, true).words.notes[1]).toBe('1 of 5 trials: loss ≤ 0 has no place on a log axis');
  });

  it('what is selected is painted over the others, whose layer stays the same', () => {
    const field = historyChart(charted, 0, false).fieldOf(size, look);
    const [one, other] = [dotPlot(field, selection), dotPlot(field, new Uint8Array(data.count))];
    expect(one.layers[1]).toBe(other.layers[1]);
    expect(dotsOf(one.layers[2])?.x.length).toBe(1);
    expect(dotsOf(other.layers[2])?.x.length).toBe(0);
  });

  it('a dot tells its trial: number and state, objectives, values', () => {
    const { hits } = dotPlot(historyChart(charted, 0, false).fieldOf(size, look), undefined);
    const at = hits.indexOf('3') ?? -1;
    expect(hits.idOf(at)).toBe('3');
    expect(hits.readOut(at)).toEqual({
      title: 'Trial 3 · complete',
      rows: [
        { label: 'loss', value: '−1' },
        { label: 'latency', value: '3' },
        { label: 'lr', value: '0.02' },
        { label: 'optimizer', value: 'sgd' },
        { label: 'duration', value: '20 ms' },
      ],
    });
    expect(hits.at(hits.placeOf(at))).toBe(at);
  });

  it('a zoom leaves out what lies beyond it', () => {
    const zoomed = historyChart(charted, 0, false, { x: [0.5, 3.5], y: [0, 3] });
    expect(dotPlot(zoomed.fieldOf(size, look), undefined).hits.count).toBe(1);
    // From 0 or less there is no part of a log axis: then it shows all that it can.
    const logged = historyChart(charted, 0, true, { x: [-0.5, 4.5], y: [-1, 3] });
    expect(dotPlot(logged.fieldOf(size, look), undefined).hits.count).toBe(3);
  });

  it('a slice follows the scale of the space; words stand in places of their own', () => {
    const [lr, optimizer] = ['lr', 'optimizer'].map((name) => sliceChart(charted, name, 0, false)?.fieldOf(size, look));
    expect(lr?.frame.x.kind).toBe('log');
    const ticks = optimizer?.frame.x.ticks(50).map(({ text }) => text);
    expect(ticks).toEqual(['adam', 'sgd']);
    const middle = optimizer?.frame.x.place(0.5) ?? 0;
    const isLeft = optimizer?.rows.map((row, i) => Number((optimizer.dots.x[i] ?? 0) < middle) * (row + 1));
    // Of those with a value only trial 0 has adam.
    expect(isLeft?.filter((each) => each > 0)).toEqual(Uint32Array.of(1));
  });

  it('the front holds the trials that none is better than', () => {
    expect(paretoChart(charted, [0, 1], [false, false])?.words.notes).toContain('3 trials on the Pareto front');
  });
});

describe('the hypervolume', () => {
  const points = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 })), {
    minLength: 1,
    maxLength: 25,
  });
  it('is the area of cells that some trial dominates, and grows with each step', () => {
    fc.assert(
      fc.property(points, (given) => {
        const trials = trialsOf(given.map((_, number) => ({ number })));
        const [x, y] = [0, 1].map((axis) => Float64Array.from(given, (point) => point[axis as 0 | 1]));
        const steps = hypervolumeSteps(trials, [x ?? new Float64Array(), y ?? new Float64Array()]);
        const [worstX, worstY] = [Math.max(...(x ?? [])), Math.max(...(y ?? []))];
        let cells = 0;
        for (let i = 0; i < worstX; i++)
          for (let j = 0; j < worstY; j++) if (given.some(([a, b]) => a <= i && b <= j)) cells++;
        expect(steps.at(-1)?.area ?? 0).toBe(cells);
        const areas = steps.map(({ area }) => area);
        expect(areas).toEqual([...new Set(areas)].toSorted((a, b) => a - b));
      }),
    );
  });
});

describe('other charts of trials', () => {
  it('a distribution ends at one, and draws the selected besides', () => {
    const distribution = distributionOf(charted, 0, false);
    expect([...distribution.rows]).toEqual([3, 1, 0, 4]);
    const frame = distributionFrame(distribution, size, look);
    expect(frame.line.at(-1)).toBeCloseTo(frame.frame.y.place(1));
    expect(frame.hits.readOut(1).rows[0]).toEqual({ label: 'share', value: '0.5' });
    const clip = distributionPlot(frame, selection).layers[1]?.[0];
    expect(clip?.kind === 'clip' && clip.marks.length).toBe(2);
  });

  it('a bar of the timeline is found by its place, each in its lane', () => {
    const lanes = timelineLanes(data, charted.rows, 100);
    const { hits } = timelinePlot(timeline(charted, lanes, size, look), undefined);
    const found = Array.from({ length: hits.count }, (_, i) => hits.at(hits.placeOf(i)));
    expect(found).toEqual([...found.keys()]);
    expect(hits.at({ x: 2, y: 239 })).toBeUndefined();
  });

  it('of very many curves the selected and the best are drawn', () => {
    const count = 5000;
    const many = trialsOf(Array.from({ length: count }, (_, number) => ({ number, loss: (number * 7919) % count })));
    const reports = trialReportsOf({
      columns: new Map<string, Int32Array | Float64Array>([
        ['report number', Int32Array.from({ length: count * 2 }, (_, i) => i >> 1)],
        ['report step', Float64Array.from({ length: count * 2 }, (_, i) => i % 2)],
        ['report value', Float64Array.from({ length: count * 2 }, (_, i) => 1 / (i + 1))],
      ]),
    });
    const all = { data: many, objectives: testObjectives, rows: shownRows(many, []) };
    const chosen = selectedTrials(many, testObjectives, { trials: [4321] });
    const curves = learningCurves(all, reports, false, chosen);
    const drawn = new Set(curves.drawn.map(({ row }) => row));
    expect(drawn.size).toBe(2000);
    expect(drawn.has(4321)).toBe(true);
    const best = [...many.number].toSorted((a, b) => ((a * 7919) % count) - ((b * 7919) % count)).slice(0, 300);
    expect(best.every((number) => drawn.has(number))).toBe(true);
    const plot = learningPlot(learningFrame(curves, size, look), chosen);
    expect(plot.hits.readOut(plot.hits.indexOf('4321') ?? 0).title).toBe('Trial 4321 · complete');
  });
});
