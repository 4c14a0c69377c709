import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProcessClock } from './process-clock.ts';

describe('ProcessClock', () => {
  it.each([
    [100, 0],
    [90, -10],
    [150, 50],
    [200, 100],
    [250, 100],
    [299, 100],
    [300, 100],
    [310, 110],
    [400, 200],
    [450, 200],
    [1000, 700],
    [Number.NaN, Number.NaN],
  ])('at %d: %d', (timeMs, expected) => {
    const clock = new ProcessClock(100, [
      { beganMs: 400, endedMs: 450 },
      { beganMs: 200, endedMs: 300 },
      { beganMs: 420, endedMs: 500 },
      { beganMs: 700, endedMs: 700 },
      { beganMs: 800, endedMs: 10 },
    ]);
    // 100 ms and, of two that overlap, another 100.
    expect(clock.at(timeMs)).toBe(expected);
  });

  it('counts the milliseconds since the origin that lie in no pause', () => {
    const pause = fc.record({ beganMs: fc.nat(60), endedMs: fc.nat(60) });
    fc.assert(
      fc.property(fc.array(pause, { maxLength: 6 }), fc.nat(60), fc.nat(70), (pauses, origin, timeMs) => {
        const alive = (to: number): number => {
          let count = 0;
          for (let ms = 0; ms < to; ms++)
            if (!pauses.some(({ beganMs, endedMs }) => beganMs <= ms && ms < endedMs)) count++;
          return count;
        };
        expect(new ProcessClock(origin, pauses).at(timeMs)).toBe(alive(timeMs) - alive(origin));
      }),
    );
  });
});
