import type { EpochMs } from '@assay/base';
import type { LogLine } from '@assay/core';
import { DamagedBytesError } from '@assay/series';
import { expect, test } from 'vitest';
import { decodeLines, encodeLines } from './log-codec.ts';

const line = (text: string, stream: LogLine['stream'] = 'stdout'): LogLine => ({ timeMs: 5 as EpochMs, stream, text });

test.each([
  ['none', []],
  ['one', [line('hello')]],
  ['odd ones', [line(''), line('é漢🎲 \u0000 \u2028 "', 'stderr'), line('\n', 'log')]],
  ['many, compressed', Array.from({ length: 1000 }, (_, i) => line(`line ${i}`))],
])('lines come back as they went in: %s', (_, lines) => {
  expect(decodeLines(encodeLines(lines))).toEqual(lines);
});

test('a changed byte anywhere is noticed', () => {
  const bytes = encodeLines([line('hello')]);
  for (let at = 0; at < bytes.length; at++) {
    const damaged = Uint8Array.from(bytes);
    damaged[at] = (damaged[at] ?? 0) ^ 0x80;
    expect(() => decodeLines(damaged), `byte ${at}`).toThrow(DamagedBytesError);
  }
  expect(() => decodeLines(bytes.subarray(0, 5))).toThrow(DamagedBytesError);
});
