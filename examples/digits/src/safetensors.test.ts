import { expect, test } from 'vitest';
import { randomWeights } from './network.ts';
import { Random } from './random.ts';
import { encodeSafetensors } from './safetensors.ts';

test('header and numbers are where the format wants them', () => {
  const shape = { inputs: 3, hidden: 2, outputs: 4 };
  const weights = randomWeights(shape, Random.fromSeed(1, 0));
  const bytes = encodeSafetensors({ shape, weights });
  const view = new DataView(bytes.buffer);
  const headerLength = Number(view.getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + headerLength))) as Record<
    string,
    { shape: number[]; data_offsets: [number, number] }
  >;
  expect(headerLength % 8).toBe(0);
  expect(header['output.weight']).toEqual({ dtype: 'F32', shape: [4, 2], data_offsets: [32, 64] });
  expect(bytes.length).toBe(8 + headerLength + weights.all.length * 4);
  const first = view.getFloat32(8 + headerLength + 32, true);
  expect(first).toBe(Math.fround(weights.outputWeights[0]!));
});
