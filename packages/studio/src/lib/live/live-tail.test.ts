import type { CurvesFrame } from '@assay/series';
import { afterEach, describe, expect, it } from 'vitest';
import { LiveTail, type ShownCurves, type TailEvent } from './live-tail.ts';

const runId = '0'.repeat(32);
const stopped: (() => void)[] = [];
afterEach(() => stopped.splice(0).forEach((stop) => stop()));

const frameOf = (values: readonly number[]): CurvesFrame => ({
  axis: 'step',
  scale: 'linear',
  from: 0,
  to: values.length - 1,
  buckets: values.length,
  curves: [
    {
      runId,
      name: 'loss',
      pointCount: values.length,
      snapped: false,
      outside: 0,
      index: Uint32Array.from(values.keys()),
      mean: Float64Array.from(values),
      count: new Uint32Array(values.length).fill(1),
      nonFinite: new Uint32Array(values.length),
    },
  ],
});

const points = (cursor: number, ...places: readonly (readonly [step: number | null, value: number])[]): TailEvent => ({
  type: 'points',
  cursor,
  series: [
    {
      runId,
      name: 'loss',
      steps: places.map(([step]) => step),
      timesMs: places.map(() => 0),
      values: places.map(([, v]) => v),
    },
  ],
});

/** A page with one chart, and a stream that is told what to say. */
function page(values: readonly number[], tailCursor: number) {
  const state = {
    shown: [
      { hash: 'a', query: { runIds: [runId], names: ['loss'] }, frame: frameOf(values), tailCursor },
    ] as ShownCurves[],
    refreshed: 0,
    beyond: 0,
    opened: [] as number[],
  };
  let say: (event: TailEvent) => Promise<void> = async () => undefined;
  const tail = new LiveTail({
    shown: () => state.shown,
    put: (hash, frame, cursor) => {
      state.shown = state.shown.map((each) => (each.hash === hash ? { ...each, frame, tailCursor: cursor } : each));
    },
    refresh: () => state.refreshed++,
    onBeyond: () => state.beyond++,
    open: async function* ({ cursor }, signal) {
      state.opened.push(cursor);
      const events: TailEvent[] = [];
      let wake = (): void => undefined;
      say = async (event) => {
        events.push(event);
        wake();
        await new Promise((resolve) => setTimeout(resolve, 0));
      };
      signal.addEventListener('abort', () => wake());
      while (!signal.aborted) {
        const next = events.shift();
        if (next !== undefined) yield next;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  });
  stopped.push(() => tail.stop());
  const means = (): number[] => Array.from(state.shown[0]?.frame.curves[0]?.mean ?? []);
  return { state, tail, means, say: (event: TailEvent) => say(event) };
}

describe('LiveTail', () => {
  it('adds what arrives to what is shown, and asks for nothing', async () => {
    const { state, tail, means, say } = page([1, 2], 7);
    tail.adjust();
    await say(points(8, [2, 3]));
    tail.adjust();
    await say(points(9, [3, 4]));
    expect(means()).toEqual([1, 2, 3, 4]);
    expect(state).toMatchObject({ refreshed: 0, opened: [7] });
    expect(tail.covers('a')).toBe(true);
  });

  it('does not add twice what an answer that came meanwhile holds already', async () => {
    const { state, tail, means, say } = page([1, 2], 7);
    tail.adjust();
    state.shown = state.shown.map((each) => ({ ...each, frame: frameOf([1, 2, 3]), tailCursor: 8 }));
    await say(points(8, [2, 3]));
    expect(means()).toEqual([1, 2, 3]);
    expect(state.refreshed).toBe(0);
  });

  it('asks anew where an event holds points from before and after the answer', async () => {
    const { state, tail, say } = page([1, 2], 7);
    tail.adjust();
    state.shown = state.shown.map((each) => ({ ...each, frame: frameOf([1, 2, 3]), tailCursor: 8 }));
    await say(points(9, [2, 3], [3, 4]));
    expect(state.refreshed).toBe(1);
    expect(tail.covers('a')).toBe(false);
  });

  it.each([
    ['a point without a step', points(8, [null, 3])],
    ['points that were skipped', { type: 'reset' } as const],
  ])('asks anew after %s', async (_, event) => {
    const { state, tail, say } = page([1, 2], 7);
    tail.adjust();
    await say(event);
    expect(state.refreshed).toBe(1);
  });

  it('says so when points arrive behind a zoom, and leaves the view alone', async () => {
    const { state, tail, means, say } = page([1, 2], 7);
    state.shown = state.shown.map((each) => ({ ...each, query: { ...each.query, from: 0, to: 1 } }));
    tail.adjust();
    await say(points(8, [5, 3]));
    expect(means()).toEqual([1, 2]);
    expect(state).toMatchObject({ refreshed: 0, beyond: 1 });
  });

  it.each([
    ['the zoomed answer has counted them', 8],
    ['the zoomed answer is of between', 7.5],
  ])('says so also when %s', async (_, tailCursor) => {
    const { state, tail, say } = page([1, 2], 7);
    tail.adjust();
    state.shown = state.shown.map((each) => ({ ...each, query: { ...each.query, from: 0, to: 1 }, tailCursor }));
    state.shown = state.shown.map((each) => ({ ...each, frame: frameOf([1, 2]) }));
    await say(points(8, [5, 3]));
    expect(state.beyond).toBe(1);
  });

  it('begins a new stream, where the old one was, for runs that it does not follow yet', async () => {
    const { state, tail, say } = page([1, 2], 7);
    tail.adjust();
    await say(points(8, [2, 3]));
    const other = 'f'.repeat(32);
    state.shown = [
      ...state.shown,
      { hash: 'b', query: { runIds: [other], names: ['loss'] }, frame: frameOf([1]), tailCursor: 9 },
    ];
    tail.adjust();
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(state.opened).toEqual([7, 8]);
  });

  it('asks anew, once, for older curves that come back on the screen', async () => {
    const { state, tail, say } = page([1, 2], 7);
    tail.adjust();
    await say(points(8, [2, 3]));
    const old: ShownCurves = {
      hash: 'b',
      query: { runIds: [runId], names: ['loss'], to: 1 },
      frame: frameOf([1, 2]),
      tailCursor: 7,
    };
    state.shown = [...state.shown, old];
    tail.adjust();
    tail.adjust();
    expect(state.refreshed).toBe(1);
    expect([tail.covers('a'), tail.covers('b')]).toEqual([true, false]);
    state.shown = state.shown.map((each) =>
      each.hash === 'b' ? { ...each, frame: frameOf([1, 2]), tailCursor: 8 } : each,
    );
    tail.adjust();
    expect([state.refreshed, tail.covers('b')]).toEqual([1, true]);
  });

  it('follows no axis on which a point does not tell its place', () => {
    const { state, tail } = page([1, 2], 7);
    state.shown = state.shown.map((each) => ({ ...each, query: { ...each.query, x: { metric: 'epoch' } } }));
    tail.adjust();
    expect(state.opened).toEqual([]);
    expect(tail.covers('a')).toBe(false);
  });
});
