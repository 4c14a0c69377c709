import { describe, expect, it } from 'vitest';
import type { EpochMs } from './clock.ts';
import { isId, newId, parseId } from './id.ts';

describe('newId', () => {
  it('is a UUIDv7: time, version and variant in their places', () => {
    const id = newId({ now: () => 0x0123456789ab as EpochMs }, (count) => new Uint8Array(count).fill(0xff));
    expect(id).toBe('0123456789ab7fffbfffffffffffffff');
    expect(isId(id)).toBe(true);
  });

  it('sorts by time', () => {
    const at = (now: number): string => newId({ now: () => now as EpochMs }, (count) => new Uint8Array(count));
    expect([at(1e12), at(1.5e12), at(1.9e12)]).toEqual([at(1e12), at(1.5e12), at(1.9e12)].toSorted());
  });
});

describe('parseId', () => {
  it.each(['', 'abc', 'G'.repeat(32), 'A'.repeat(32), '0'.repeat(33), '../etc/passwd'])('refuses %j', (text) => {
    expect(() => parseId(text, 'runId')).toThrow(/^runId: expected an id of 32/);
  });
});
