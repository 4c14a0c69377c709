import type { TrainedNetwork } from './train-network.ts';

/**
 * The weights as a safetensors file (https://github.com/huggingface/safetensors#format), which any framework reads: the
 * length of a JSON header (8 bytes, little-endian), the header with type, shape and place of each tensor, then the
 * numbers, here as 32-bit floats, little-endian.
 */
export function encodeSafetensors({ shape, weights }: TrainedNetwork): Uint8Array<ArrayBuffer> {
  const tensors = [
    ['hidden.weight', [shape.hidden, shape.inputs], weights.hiddenWeights],
    ['hidden.bias', [shape.hidden], weights.hiddenBias],
    ['output.weight', [shape.outputs, shape.hidden], weights.outputWeights],
    ['output.bias', [shape.outputs], weights.outputBias],
  ] as const;
  let end = 0;
  const header = Object.fromEntries(
    tensors.map(([name, tensorShape, values]) => {
      const begin = end;
      end += values.length * 4;
      return [name, { dtype: 'F32', shape: tensorShape, data_offsets: [begin, end] }];
    }),
  );
  const text = JSON.stringify({ __metadata__: { format: 'pt' }, ...header });
  // Readers want the numbers aligned to eight bytes; spaces after the header do that.
  const headerBytes = new TextEncoder().encode(text.padEnd(Math.ceil(text.length / 8) * 8));
  const bytes = new Uint8Array(8 + headerBytes.length + end);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(headerBytes.length), true);
  bytes.set(headerBytes, 8);
  let at = 8 + headerBytes.length;
  for (const [, , values] of tensors) {
    for (const value of values) {
      view.setFloat32(at, value, true);
      at += 4;
    }
  }
  return bytes;
}
