import { describe, expect, it } from 'vitest';
import { crc32 } from './crc32.ts';
import { pointBatch, splitByName } from './points.ts';

describe('pointBatch and splitByName', () => {
  it('keeps arrival order within each name', () => {
    const batch = pointBatch([
      { name: 'a', step: 1, timeMs: 10, value: 1 },
      { name: 'b', step: null, timeMs: 11, value: 2 },
      { name: 'a', step: 0, timeMs: 12, value: 3 },
    ]);
    const parts = splitByName(batch);
    expect([...parts.keys()]).toEqual(['a', 'b']);
    expect([...(parts.get('a')?.values ?? [])]).toEqual([1, 3]);
    expect([...(parts.get('a')?.steps ?? [])]).toEqual([1, 0]);
    expect([...(parts.get('b')?.steps ?? [])]).toEqual([Number.NaN]);
  });
});

describe('crc32', () => {
  it('gives the check value of the CRC catalogue', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  });
});
