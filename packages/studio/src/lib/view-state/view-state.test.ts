import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSearchText, printSearchText } from './search-text.ts';
import { longId, shortId } from './short-id.ts';
import { printViewState, readViewState, type ViewState } from './view-state.ts';

const runId = '0190a3f0c0de70008000000000000001';
const otherId = 'ffffffffffffffffffffffffffffffff';

const read = (text: string): ViewState => readViewState(parseSearchText(text));
const print = (view: ViewState): string => printSearchText(printViewState(view));

const whole: ViewState = {
  filter: 'metrics.loss.min < 0.1 and params.opt = "adam"',
  brush: { 'params.lr': [0.001, 0.1], 'params."a key"': { values: ['x', 'y,z'] } },
  sort: 'metrics.loss.min desc',
  group: ['params.lr', 'tags.team'],
  columns: [
    { field: 'params.lr' },
    { field: 'metrics.a,b/c.max', widthPx: 120 },
    { field: 'metrics."120:x"', isPinned: true },
    { field: '120:x' },
    { field: ':: ' },
    { field: 'duration', widthPx: 80, isPinned: true },
  ],
  differing: false,
  statistic: 'min',
  first: 20,
  hidden: [runId],
  shown: [otherId],
  solo: [runId, otherId],
  pinned: [runId],
  baseline: otherId,
  delta: 'percent',
  flat: true,
  colours: { [runId]: '#ff0000', '["0.1"]': '#00ff00' },
  open: [runId, '["0.1"]'],
  selected: [runId, otherId],
  trials: [0, 812],
  hide: ['pruned', 'failed'],
  objective: 1,
  pair: ['lr', 'weight, decay'],
  front: [2, 0],
  importance: 'fAnova',
  only: true,
  log: ['history', 'slices'],
  zooms: { history: { x: [3.5, 20], y: [-0.1, 1e-7] }, 'slice lr, "x"': { x: [1, 2], y: [0, 1] } },
  experiment: runId,
  sets: [
    { name: 'adam, "fast"', runIds: [runId, otherId] },
    { name: 'sgd', groupId: otherId },
  ],
  metric: 'val/acc',
  against: 'sgd',
  pairBy: ['params.seed', 'tags.fold'],
  minEffect: 0.005,
  confidence: 0.9,
  version: 3,
  study: otherId,
  panels: {
    automatic: false,
    panels: [
      {
        id: 'metric:val/loss',
        kind: 'line',
        metrics: ['val/loss', 'train/loss'],
        span: 6,
        heightPx: 300,
        settings: { x: { metric: 'epoch' }, yScale: 'symlog', smoothing: { kind: 'twema', amount: 0.99 } },
      },
      {
        id: 'p1',
        title: 'Trade-off',
        section: 'Mine',
        kind: 'scatter',
        x: 'params.lr',
        y: 'duration',
        logX: true,
        pareto: 'least greatest',
      },
      { id: 'p2', kind: 'parallel', fields: ['params.lr', 'metrics.loss.min'], flipped: ['params.lr'] },
      { id: 'p3', kind: 'box', field: 'duration', by: 'params.opt' },
      { id: 'p4', kind: 'histogram', field: 'duration' },
      { id: 'p5', kind: 'bar', field: 'duration', by: 'params.opt', area: 'stderr' },
      { id: 'p6', kind: 'contour', x: 'params.a', y: 'params.b', z: 'metrics.c.min' },
      { id: 'p8', kind: 'table', fields: ['name'] },
    ],
    removed: ['metric:x'],
    order: ['section:val', 'p1'],
    folded: ['system'],
  },
  x: { metric: 'epoch' },
  xScale: 'log',
  yScale: 'log',
  smoothing: { kind: 'ema', amount: 0.6 },
  area: 'minmax',
  average: 'median',
  range: { from: -5, to: 10.5 },
  at: 1_700_000_000_000,
  find: '/^val/',
  artifact: 'output:plots/roc.json',
  folder: 'vision/digits',
  tab: 'curves',
  split: 40,
  view: runId,
};

describe('the view in the address', () => {
  it('says all of a view', () => {
    expect(read(print(whole))).toEqual(whole);
  });

  it('stays readable', () => {
    expect(
      print({ filter: 'a = 1', x: 'relativeTime', range: { from: 0, to: 9 }, columns: [{ field: 'params.a/b' }] }),
    ).toBe('?filter=a+%3D+1&columns=params.a/b&x=relativeTime&range=0..9');
  });

  it.each([
    '?range=5',
    '?range=9..3',
    '?range=a..b',
    '?range=..',
    '?x=sideways',
    '?x=step',
    '?x=metrics.',
    '?runs=nonsense',
    '?filter=',
    '?smoothing=ema:1',
    '?smoothing=ema',
    '?smoothing=ema:0',
    '?yScale=linear',
    '?panels=[1',
    '?panels={"panels":[{"id":"a","kind":"pie"},{"kind":"bar","field":"x"},7]}',
    '?brush={"params.lr":[3,1]}',
    '?colours={"a":"url(x)"}',
    '?first=-1',
    '?first=1e9',
    '?split=101',
    '?at=yes',
    '?differing=maybe',
    '?delta=ratio',
    '?flat=1',
  ])('leaves out what it cannot use: %s', (text) => {
    expect(read(text)).toEqual({});
  });

  it('names a run once', () => {
    expect(read(`?runs=${shortId(runId)},${runId}`)).toEqual({ selected: [runId] });
  });

  it('never fails, whatever the address says', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(printViewState(whole)), 'x'), fc.json()), (search) => {
        const view = readViewState(search);
        expect(read(print(view))).toEqual(view);
      }),
    );
  });
});

describe('short ids', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        const id = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
        expect(shortId(id)).toMatch(/^[\w-]{22}$/);
        expect(longId(shortId(id))).toBe(id);
      }),
    );
  });

  it.each(['', 'abc', 'a'.repeat(23), '../../../etc/passwd.xx'])('are refused: %s', (text) => {
    expect(longId(text)).toBeUndefined();
  });
});
