import { expect, test } from 'vitest';
import { scalarOf } from './tensor-value.ts';

const float32 = [...new Uint8Array(new Float32Array([0.5]).buffer)];
const float64 = [...new Uint8Array(new Float64Array([0.1]).buffer)];
const dimension = (size: number): number[] => [(2 << 3) | 2, 2, 1 << 3, size];

test.each([
  ['float in the content', [8, 1, (4 << 3) | 2, 4, ...float32], 0.5],
  ['float in a list', [8, 1, (5 << 3) | 2, 4, ...float32], 0.5],
  ['float in a list that is not packed', [8, 1, (5 << 3) | 5, ...float32], 0.5],
  ['double', [8, 2, (4 << 3) | 2, 8, ...float64], 0.1],
  ['int64 in a list', [8, 9, (10 << 3) | 2, 1, 7], 7],
  ['int64 in the content', [8, 9, (4 << 3) | 2, 8, 254, 255, 255, 255, 255, 255, 255, 255], -2],
  ['half', [8, 19, (13 << 3) | 2, 2, 128, 120], 1],
  ['bfloat16', [8, 14, (4 << 3) | 2, 2, 128, 63], 1],
  ['a zero that is left out', [8, 1], 0],
  ['one number in one dimension', [8, 1, (2 << 3) | 2, 4, ...dimension(1), (5 << 3) | 2, 4, ...float32], 0.5],
  ['two numbers', [8, 1, (2 << 3) | 2, 4, ...dimension(2), (4 << 3) | 2, 8, ...float32, ...float32], undefined],
  ['text', [8, 7, (8 << 3) | 2, 1, 65], undefined],
])('%s', (_, bytes, value) => {
  expect(scalarOf(Uint8Array.from(bytes))).toBe(value);
});

test('a content of another length is refused', () => {
  expect(() => scalarOf(Uint8Array.from([8, 1, (4 << 3) | 2, 2, 0, 0]))).toThrow('2 bytes');
});
